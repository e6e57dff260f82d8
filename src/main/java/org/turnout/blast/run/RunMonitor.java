package org.turnout.blast.run;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.turnout.blast.run.PauseRules.Counts;
import org.turnout.blast.run.PauseRules.Reason;

/// Watches one run while it is on its way: keeps a look of every second, so that "the last 500
/// texts" is the difference between two looks and costs no query of its own. It begins again when
/// somebody resumes the run: what led to the pause is not held against it twice. Used by one
/// thread.
final class RunMonitor {
  private final int ofTheLast;
  private final Deque<Counts> looks = new ArrayDeque<>();

  RunMonitor(int ofTheLast) {
    this.ofTheLast = ofTheLast;
  }

  /// Takes a look and judges the last texts.
  Optional<Reason> see(Counts now, PauseRules alarm) {
    looks.addLast(now);
    // The oldest look kept is the newest that lies far enough back, so the window is never shorter
    // than asked for once there were that many reports.
    while (looks.size() > 2 && now.reported() - second().reported() >= ofTheLast) {
      looks.removeFirst();
    }
    return alarm.look(now.since(looks.getFirst()));
  }

  private Counts second() {
    var all = looks.iterator();
    all.next();
    return all.next();
  }
}
