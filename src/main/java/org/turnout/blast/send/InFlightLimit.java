package org.turnout.blast.send;

import java.time.Duration;

/// How many requests may be out at once. There is no ceiling but the connections until the carrier
/// pushes back: more than a tenth of the last answers were 429. Then half of what was out, and one
/// more with each round of answers (additive increase, multiplicative decrease).
///
/// A carrier that is asked too much refuses most of what is too much, so a single 429 among many
/// answers says nothing about pace; that text alone waits and is tried again.
final class InFlightLimit {
  /// Below this there is no use in going.
  private static final int LEAST = 4;

  /// One burst of 429s is one sign: the answers to what was out already say nothing new.
  private static final long ONE_SIGN = Duration.ofMillis(200).toNanos();

  /// Answers that are looked at together, and how many of them may be 429. At a chance of 2 in 100
  /// more than five of fifty come once in three thousand times.
  private static final int LOOK = 50;

  private static final int SPARE = LOOK / 10;

  private final int most;
  private double ceiling;
  private int out;
  private long cutAt;
  private boolean cut;
  private int answers;
  private int refusals;

  /// @param most the connections there are
  InFlightLimit(int most) {
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
    answers++;
    refusals += pushedBack ? 1 : 0;
    if (refusals > SPARE) {
      cut();
    } else if (cut) {
      ceiling += 1 / ceiling;
      cut = ceiling < most;
    }
    if (answers >= LOOK || refusals > SPARE) {
      answers = 0;
      refusals = 0;
    }
    out--;
    notifyAll();
  }

  private void cut() {
    long now = System.nanoTime();
    if (!cut || now - cutAt > ONE_SIGN) {
      ceiling = Math.max(LEAST, Math.min(ceiling, out) / 2.0);
      cut = true;
      cutAt = now;
    }
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
