package org.turnout.blast.run;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// What is looked at once more when an approved run is to start: it may have been true when it was
/// planned only.
@FunctionalInterface
public interface StartGate {
  /// Lets everything start.
  StartGate OPEN = (_, _, _) -> Optional.empty();

  /// Why it may not start; empty: it may.
  ///
  /// @param now campaign time
  Optional<RunOutcome.Refused> refusal(Handle handle, Run run, Instant now);
}
