package org.turnout.app;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.turnout.channel.CarrierUnavailable;
import org.turnout.channel.RecordUnavailable;
import org.turnout.log.TurnId;
import org.turnout.postgres.PostgresUnavailable;
import org.turnout.time.Bell;

/// What runs in the background, each in a thread of its own: rounds that go on at once while there
/// is work and rest when there is none. An outage is logged when it begins and when it ends, not at
/// every round.
final class Workers implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Workers.class);

  /// While something is away it is looked for this often, so that work goes on at once when it is
  /// back.
  private static final Duration SOON_AGAIN = Duration.ofSeconds(2);

  /// No round takes this long: every call in one has a limit. Deadlocks of virtual threads are seen
  /// by nothing else.
  private static final Duration LONGEST_ROUND = Duration.ofHours(1);

  private final List<Thread> threads = new CopyOnWriteArrayList<>();
  private final Map<String, String> troubles = new ConcurrentHashMap<>();
  private final Map<String, Long> begun = new ConcurrentHashMap<>();
  private final List<Bell> bells = new CopyOnWriteArrayList<>();
  private final CountDownLatch closing = new CountDownLatch(1);

  /// Starts a worker.
  ///
  /// @param round does what there is to do and returns how much that was
  void every(String name, Duration rest, IntSupplier round) {
    start(name, rest, new Bell(), round);
  }

  /// Starts a worker that begins a round at once when the bell rings.
  void every(String name, Duration rest, Bell bell, IntSupplier round) {
    start(name, rest, bell, round);
  }

  private void start(String name, Duration rest, Bell bell, IntSupplier round) {
    bells.add(bell);
    threads.add(Thread.ofVirtual().name(name).start(() -> run(name, rest, bell, round)));
  }

  private void run(String name, Duration rest, Bell bell, IntSupplier round) {
    boolean away = false;
    try {
      while (closing.getCount() > 0) {
        int done = 0;
        try {
          begun.put(name, System.nanoTime());
          done = TurnId.with(TurnId.fresh(), round::getAsInt);
          if (away) {
            LOG.info("worker continues name={}", name);
          }
          away = false;
          troubles.remove(name);
        } catch (PostgresUnavailable | RecordUnavailable | CarrierUnavailable e) {
          if (!away) {
            LOG.warn("worker waits name={} why={}", name, e.getMessage());
          }
          away = true;
          troubles.put(name, String.valueOf(e.getMessage()));
        } catch (Throwable e) { // the thread's top: one bad round must not end the worker
          LOG.error("worker's round failed name={}", name, e);
        } finally {
          begun.remove(name);
        }
        Duration pause = away && rest.compareTo(SOON_AGAIN) > 0 ? SOON_AGAIN : rest;
        if (done == 0) {
          bell.await(pause);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// What the last round of a worker waited for; empty when it went well.
  Optional<String> trouble(String name) {
    return Optional.ofNullable(troubles.get(name));
  }

  /// The names of workers that have ended though nobody stopped them, or come back no more.
  List<String> ended() {
    if (closing.getCount() == 0) {
      return List.of();
    }
    long now = System.nanoTime();
    var names = new TreeSet<String>();
    threads.stream().filter(thread -> !thread.isAlive()).forEach(one -> names.add(one.getName()));
    begun.forEach((name, at) -> {
      if (now - at > LONGEST_ROUND.toNanos()) {
        names.add(name);
      }
    });
    return List.copyOf(names);
  }

  /// Begins no further round; those under way go on.
  void stop() {
    closing.countDown();
    bells.forEach(Bell::ring);
  }

  /// Lets every round finish, within reason, and ends.
  @Override
  public void close() {
    stop();
    for (var thread : threads) {
      try {
        if (!thread.join(Duration.ofSeconds(10))) {
          thread.interrupt();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
