package org.turnout.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.turnout.channel.CarrierUnavailable;

class WorkersTest {
  /// Longer than any test waits: a second round within it was not a rest.
  private static final Duration LONG = Duration.ofMinutes(10);

  private static final Duration SHORT = Duration.ofMillis(1);

  @AutoClose private final Workers workers = new Workers();
  private final AtomicInteger rounds = new AtomicInteger();

  @Test
  void roundsGoOnAtOnceWhileThereIsWork() {
    workers.every("busy", LONG, () -> rounds.incrementAndGet() < 100 ? 1 : 0);
    await().until(() -> rounds.get() == 100);
  }

  @Test
  void anOutageIsOutlived() {
    workers.every(
        "away",
        SHORT,
        () -> {
          if (rounds.incrementAndGet() < 5) {
            throw new CarrierUnavailable("reading the log", new RuntimeException("away"));
          }
          return 0;
        });
    await().until(() -> rounds.get() > 5);
  }

  @Test
  void aBrokenRoundDoesNotEndTheWorker() {
    workers.every(
        "broken",
        SHORT,
        () -> {
          if (rounds.incrementAndGet() == 1) {
            throw new IllegalStateException("a bug");
          }
          return 0;
        });
    await().until(() -> rounds.get() > 2);
  }

  @Test
  void closingLetsTheRoundAtHandFinish() {
    var began = new AtomicBoolean();
    var letGo = new AtomicBoolean();
    var finished = new AtomicBoolean();
    try (var closing = new Workers()) {
      closing.every(
          "slow",
          LONG,
          () -> {
            began.set(true);
            await().untilTrue(letGo);
            finished.set(true);
            return 0;
          });
      await().untilTrue(began);
      letGo.set(true);
    }
    assertThat(finished).isTrue();
  }

  @Test
  @Timeout(60)
  void closingWakesWhoRests() {
    try (var closing = new Workers()) {
      closing.every(
          "resting",
          LONG,
          () -> {
            rounds.incrementAndGet();
            return 0;
          });
      await().until(() -> rounds.get() == 1);
    }
    assertThat(rounds).hasValue(1);
  }
}
