package org.turnout.testkit.program;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Plays systemd for one service: starts it again by the rules of its unit, and ends with it what
/// it has started, as a control group does.
public final class ServicePlayer implements AutoCloseable {
  /// How often the group is looked at, which costs a look at every process of the machine.
  private static final Duration LOOK = Duration.ofSeconds(1);

  private static final Duration TICK = Duration.ofMillis(50);

  private final ServiceUnit unit;
  private final Supplier<ProgramProcess> launch;
  private final CountDownLatch asked = new CountDownLatch(1);
  private final AtomicInteger starts = new AtomicInteger();
  private final Deque<Long> counted = new ArrayDeque<>();
  private final Thread loop;
  private final Set<ProcessHandle> group = ConcurrentHashMap.newKeySet();
  private volatile @Nullable ProgramProcess main;
  private volatile long looked;
  private volatile boolean gaveUp;

  private ServicePlayer(ServiceUnit unit, Supplier<ProgramProcess> launch) {
    this.unit = unit;
    this.launch = launch;
    this.loop = Thread.ofPlatform().name("service-player").daemon().unstarted(this::run);
  }

  /// `systemctl start`.
  ///
  /// @param launch starts the program once, and does not wait until it is ready
  public static ServicePlayer start(ServiceUnit unit, Supplier<ProgramProcess> launch) {
    var player = new ServicePlayer(unit, launch);
    player.loop.start();
    return player;
  }

  /// How often the program was started so far.
  public int starts() {
    return starts.get();
  }

  /// Whether it was started too often, so that a person has to come.
  public boolean gaveUp() {
    return gaveUp;
  }

  /// Kills the program with -9, wherever it is.
  public void kill() {
    var program = requireNonNull(main).handle();
    look(program);
    program.destroyForcibly();
  }

  private void run() {
    try {
      while (asked.getCount() > 0 && allowed()) {
        once();
        if (!unit.always() || asked.await(unit.pause().toMillis(), TimeUnit.MILLISECONDS)) {
          return;
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean allowed() {
    long now = System.nanoTime();
    counted.removeIf(at -> now - at > unit.interval().toNanos());
    gaveUp = !unit.interval().isZero() && counted.size() >= unit.burst();
    return !gaveUp && counted.add(now);
  }

  /// One life of the program, and the end of its group.
  private void once() throws InterruptedException {
    starts.incrementAndGet();
    try (var program = launch.get()) {
      main = program;
      while (program.alive() && !asked.await(TICK.toMillis(), TimeUnit.MILLISECONDS)) {
        if (System.nanoTime() - looked > LOOK.toNanos()) {
          look(program.handle());
        }
      }
      if (program.alive()) {
        look(program.handle());
        program.handle().destroy();
        if (!unit.mixed()) {
          group.forEach(ProcessHandle::destroy);
        }
        gone(Set.of(program.handle()), unit.stop());
      }
      if (!unit.mixed()) {
        group.forEach(ProcessHandle::destroy);
        gone(group, unit.stop());
      }
      group.forEach(ProcessHandle::destroyForcibly);
      gone(group, unit.stop());
    }
  }

  /// What has lost its parent meanwhile is still of the group.
  private void look(ProcessHandle program) {
    group.removeIf(one -> !one.isAlive());
    program.descendants().forEach(group::add);
    looked = System.nanoTime();
  }

  private static void gone(Collection<ProcessHandle> all, Duration most) {
    CompletableFuture.allOf(
            all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
        .completeOnTimeout(null, most.toMillis(), TimeUnit.MILLISECONDS)
        .join();
  }

  /// `systemctl stop`; returns when all is gone.
  ///
  /// @return how long that took
  public Duration stop() {
    long from = System.nanoTime();
    asked.countDown();
    try {
      loop.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    return Duration.ofNanos(System.nanoTime() - from);
  }

  @Override
  public void close() {
    stop();
  }
}
