package org.turnout.lab.carrier;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the carrier does later: callbacks and people's answers, each in its time, by a bounded
/// number of workers. What comes due together is done in the order in which it was put in.
final class Scheduler implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Scheduler.class);

  /// Callbacks at once: the product answers after its next commit, some 10 ms, so this many carry
  /// 12,000 a second.
  private static final int WORKERS = 128;

  private final DelayQueue<Due> queue = new DelayQueue<>();
  private final AtomicLong numbers = new AtomicLong();
  private final AtomicInteger open = new AtomicInteger();
  private final List<Thread> workers = new ArrayList<>();

  Scheduler() {
    for (int i = 0; i < WORKERS; i++) {
      workers.add(Thread.ofVirtual().name("stand-in-" + i).start(this::work));
    }
  }

  void after(Duration delay, Runnable task) {
    open.incrementAndGet();
    queue.add(new Due(System.nanoTime() + delay.toNanos(), numbers.getAndIncrement(), task));
  }

  /// What is still to be done, or being done.
  int size() {
    return open.get();
  }

  private void work() {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        Due due = queue.take();
        try {
          due.task.run();
        } finally {
          open.decrementAndGet();
        }
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) { // the thread's top: one bad task must not end a worker
        LOG.error("the stand-in failed at something it had to do", e);
      }
    }
  }

  @Override
  public void close() {
    workers.forEach(Thread::interrupt);
  }

  private record Due(long at, long number, Runnable task) implements Delayed {
    @Override
    public long getDelay(TimeUnit unit) {
      return unit.convert(at - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    @Override
    public int compareTo(Delayed other) {
      Due that = (Due) other;
      int byTime = Long.compare(at - that.at, 0);
      return byTime != 0 ? byTime : Long.compare(number, that.number);
    }
  }
}
