package org.turnout.lab.strike;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.turnout.lab.time.MovableClock;

/// What people will do, in campaign time. The clock is pushed from one thing to the next, and never
/// over anything that the program has to do in between.
final class PlayAgenda implements AutoCloseable {
  /// As many people do something at the same moment.
  private static final int AT_ONCE = 8;

  private final MovableClock clock;
  private final PriorityQueue<Planned> planned =
      new PriorityQueue<>(Comparator.comparing(Planned::at).thenComparingLong(Planned::turn));
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore room = new Semaphore(AT_ONCE);
  private long turns;

  private record Planned(Instant at, long turn, Runnable work) {}

  PlayAgenda(MovableClock clock) {
    this.clock = clock;
  }

  Instant now() {
    return clock.instant();
  }

  /// What is planned for a time that has passed is done at once.
  synchronized void at(Instant moment, Runnable work) {
    planned.add(new Planned(moment, turns++, work));
  }

  void in(Duration time, Runnable work) {
    at(now().plus(time), work);
  }

  /// Plays until a moment.
  ///
  /// @param tick the most that the clock is pushed at once
  /// @param settle called after each push: returns when the program has nothing to do at that time
  void run(Instant until, Duration tick, Runnable settle) throws InterruptedException {
    while (now().isBefore(until)) {
      Instant to = earliest(List.of(until, now().plus(tick), next(until)));
      if (to.isAfter(now())) {
        clock.push(Duration.between(now(), to));
      }
      settle.run();
      if (together(due())) {
        settle.run();
      }
    }
  }

  private static Instant earliest(List<Instant> moments) {
    return moments.stream().min(Comparator.naturalOrder()).orElseThrow();
  }

  private synchronized Instant next(Instant otherwise) {
    var first = planned.peek();
    return first == null ? otherwise : first.at();
  }

  private synchronized List<Runnable> due() {
    var due = new ArrayList<Runnable>();
    for (var first = planned.peek();
        first != null && !first.at.isAfter(now());
        first = planned.peek()) {
      due.add(first.work);
      planned.remove();
    }
    return due;
  }

  /// People don't wait for each other.
  private boolean together(List<Runnable> works) throws InterruptedException {
    var all = new ArrayList<Future<?>>();
    for (var work : works) {
      room.acquire();
      all.add(
          threads.submit(() -> {
            try {
              work.run();
            } finally {
              room.release();
            }
          }));
    }
    for (var one : all) {
      try {
        one.get();
      } catch (ExecutionException e) {
        throw new IllegalStateException("what somebody did failed", e.getCause());
      }
    }
    return !all.isEmpty();
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
