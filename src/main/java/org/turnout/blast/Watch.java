package org.turnout.blast;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.turnout.blast.Alarm.Counts;
import org.turnout.blast.Alarm.Reason;

/// Watches one run while it is on its way: keeps a look of every second, so that "the last 500
/// texts" is the difference between two looks and costs no query of its own. It begins anew when
/// somebody resumes the run: what led to the pause is not held against it twice. Used by one
/// thread.
final class Watch {
  private final int ofTheLast;
  private final Deque<Counts> looks = new ArrayDeque<>();

  Watch(int ofTheLast) {
    this.ofTheLast = ofTheLast;
  }

  /// Takes a look and judges the last texts.
  Optional<Reason> see(Counts now, Alarm alarm) {
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
