package org.turnout.outbox;

import java.time.Duration;

/// How many requests may be out at once. There is no ceiling but the connections until the carrier
/// says 429; then half of what was out, and one more with each round of clean answers (additive
/// increase, multiplicative decrease).
final class InFlight {
  /// Below this there is no use in going.
  private static final int LEAST = 4;

  /// One burst of 429s is one sign: the answers to what was out already say nothing new.
  private static final long ONE_SIGN = Duration.ofMillis(200).toNanos();

  private final int most;
  private double ceiling;
  private int out;
  private long cutAt;
  private boolean cut;

  /// @param most the connections there are
  InFlight(int most) {
    this.most = most;
    this.ceiling = most;
  }

  /// Takes a place for one request.
  ///
  /// @return false when none became free in that time
  synchronized boolean enter(Duration patience) throws InterruptedException {
    long until = System.nanoTime() + patience.toNanos();
    while (out >= (int) ceiling) {
      long left = until - System.nanoTime();
      if (left <= 0) {
        return false;
      }
      wait(left / 1_000_000 + 1);
    }
    out++;
    return true;
  }

  /// An answer came.
  ///
  /// @param pushedBack it was a 429
  synchronized void leave(boolean pushedBack) {
    if (pushedBack) {
      long now = System.nanoTime();
      if (!cut || now - cutAt > ONE_SIGN) {
        ceiling = Math.max(LEAST, Math.min(ceiling, out) / 2.0);
        cut = true;
        cutAt = now;
      }
    } else if (cut) {
      ceiling += 1 / ceiling;
      cut = ceiling < most;
    }
    out--;
    notifyAll();
  }

  int most() {
    return most;
  }

  synchronized int out() {
    return out;
  }

  synchronized int ceiling() {
    return (int) ceiling;
  }
}
