package org.turnout.embedded;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/// A server of ours that is started again when it dies: twice in ten minutes, at the same place,
/// since every pool knows it by its port. One that dies more often has a reason that another start
/// does not cure, and is given up.
final class KeptServer implements AutoCloseable {
  private static final int TRIES = 2;
  private static final Duration WITHIN = Duration.ofMinutes(10);

  /// What a killed PostgreSQL leaves (its back ends) is gone after a moment; until then it refuses.
  private static final Duration LINGERS = Duration.ofSeconds(12);

  private static final Duration PAUSE = Duration.ofMillis(300);

  private final String name;
  private final Start start;
  private final Consumer<ServerEvent> events;
  private final Deque<Long> tries = new ArrayDeque<>();
  private final Thread keeper;
  private volatile RunningServer running;
  private volatile boolean closing;

  /// Starts the server, and again.
  interface Start {
    RunningServer now() throws IOException;
  }

  private KeptServer(
      String name, RunningServer running, Start start, Consumer<ServerEvent> events) {
    this.name = name;
    this.running = running;
    this.start = start;
    this.events = events;
    this.keeper = Thread.ofPlatform().name("keeper-" + name).daemon().unstarted(this::keep);
  }

  /// Starts a server, and keeps it.
  static KeptServer start(String name, Start start, Consumer<ServerEvent> events)
      throws IOException {
    var kept = new KeptServer(name, start.now(), start, events);
    kept.keeper.start();
    return kept;
  }

  /// The server as it runs now, or ran last.
  RunningServer running() {
    return running;
  }

  private void keep() {
    try {
      while (true) {
        int exit = running.process().ended();
        if (closing) {
          return;
        }
        events.accept(new ServerEvent.Died(name, exit));
        running.process().forget();
        if (!again()) {
          return;
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// Whether it serves again.
  private boolean again() throws InterruptedException {
    String why = "it died again each time";
    while (allowed()) {
      try {
        RunningServer fresh = started();
        running = fresh;
        if (closing) {
          fresh.close();
          return false;
        }
        events.accept(new ServerEvent.Back(name));
        return true;
      } catch (IOException | RuntimeException e) {
        if (closing) {
          return false;
        }
        why = String.valueOf(e.getMessage());
        events.accept(new ServerEvent.NotBack(name, why));
      }
    }
    events.accept(
        new ServerEvent.GivenUp(
            name,
            "%s of this program died and was started again %d times within ten minutes: %s"
                .formatted(name, TRIES, why)));
    return false;
  }

  private boolean allowed() {
    long now = System.nanoTime();
    tries.removeIf(at -> now - at > WITHIN.toNanos());
    return tries.size() < TRIES && tries.add(now);
  }

  private RunningServer started() throws IOException, InterruptedException {
    long until = System.nanoTime() + LINGERS.toNanos();
    while (true) {
      try {
        return samePlace(start.now());
      } catch (CannotStart e) {
        if (closing || System.nanoTime() > until) {
          throw e;
        }
        Thread.sleep(PAUSE);
      }
    }
  }

  private RunningServer samePlace(RunningServer fresh) {
    if (fresh.access().port() == running.access().port()) {
      return fresh;
    }
    fresh.close();
    throw new CannotStart("its port " + running.access().port() + " is taken");
  }

  /// Stops it in order, for good.
  @Override
  public void close() {
    closing = true;
    running.close();
    try {
      keeper.join(Duration.ofSeconds(10));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    running.close();
  }
}
