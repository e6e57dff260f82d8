package org.turnout.blast.report;

import java.util.Optional;
import org.turnout.blast.run.Run;
import org.turnout.blast.run.RunProgress;

/// Knows why runs wait.
@FunctionalInterface
public interface RunWaits {
  /// Where nobody can know.
  RunWaits UNKNOWN = (_, _) -> Optional.empty();

  /// Why nothing of this run leaves right now; empty when it moves, or nobody waits in it.
  Optional<RunWait> of(Run run, RunProgress progress);
}
