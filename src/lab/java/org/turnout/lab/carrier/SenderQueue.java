package org.turnout.lab.carrier;

import org.turnout.lab.scenario.Capacity;

/// The queue of one sender of ours at the carrier: texts leave one after the other at the sender's
/// rate. Only the time at which it will be empty is kept.
final class SenderQueue {
  private static final double SECOND = 1e9;

  /// Told instead of a time when the queue is full.
  static final long FULL = -1;

  private long emptyAt;
  private boolean used;

  /// @param now of [System#nanoTime]
  /// @return nanoseconds until the text has left; [#FULL] when it was not taken
  synchronized long take(long now, int segments, Capacity capacity) {
    if (capacity.perSecond() == 0) {
      return 0;
    }
    long waits = used ? Math.max(0, emptyAt - now) : 0;
    if (waits > capacity.queue().toNanos()) {
      return FULL;
    }
    long whole = waits + (long) (segments * SECOND / capacity.perSecond());
    emptyAt = now + whole;
    used = true;
    return whole;
  }
}
