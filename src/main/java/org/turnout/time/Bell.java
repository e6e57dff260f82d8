package org.turnout.time;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Wakes a worker that rests: there may be something to do. Rung once or often before it is heard,
/// it wakes once. Who rings never waits.
public final class Bell {
  private final Semaphore rung = new Semaphore(0);

  /// Wakes the worker, or keeps it from resting next time.
  public void ring() {
    if (rung.availablePermits() == 0) {
      rung.release();
    }
  }

  /// Rests until it rings, but no longer than this.
  public void await(Duration most) throws InterruptedException {
    if (rung.tryAcquire(most.toMillis(), TimeUnit.MILLISECONDS)) {
      rung.drainPermits();
    }
  }
}
