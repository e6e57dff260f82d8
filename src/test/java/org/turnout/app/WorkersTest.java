package org.turnout.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.turnout.channel.CarrierUnavailable;

class WorkersTest {
  @Test
  void anErrorOfALibraryEndsARoundAndNotTheWorker() {
    var rounds = new AtomicInteger();
    try (var workers = new Workers()) {
      workers.every(
          "odd",
          Duration.ofMillis(1),
          () -> {
            switch (rounds.incrementAndGet()) {
              case 1 -> throw new NoClassDefFoundError("a jar is missing");
              case 2 -> throw new StackOverflowError();
              case 3 -> throw new IllegalStateException();
              default -> {}
            }
            return 0;
          });
      Awaitility.await().until(() -> rounds.get() > 4);
      assertThat(workers.ended()).isEmpty();
    }
  }

  @Test
  void aWorkerThatHasEndedIsNamedUntilAllAreStopped() {
    try (var workers = new Workers()) {
      workers.every(
          "gone",
          Duration.ofMillis(1),
          () -> {
            Thread.currentThread().interrupt();
            return 0;
          });
      workers.every("well", Duration.ofMillis(1), () -> 0);
      Awaitility.await().untilAsserted(() -> assertThat(workers.ended()).containsExactly("gone"));
      workers.stop();
      assertThat(workers.ended()).isEmpty();
    }
  }

  @Test
  void whatARoundWaitsForIsKnownUntilOneGoesWell() {
    var away = new CountDownLatch(1);
    try (var workers = new Workers()) {
      workers.every(
          "sweep",
          Duration.ofMillis(1),
          () -> {
            if (away.getCount() > 0) {
              throw new CarrierUnavailable("reading the list", new IllegalStateException());
            }
            return 0;
          });
      Awaitility.await()
          .untilAsserted(
              () -> assertThat(workers.trouble("sweep").orElse("")).contains("reading the list"));
      away.countDown();
      Awaitility.await().until(() -> workers.trouble("sweep").isEmpty());
    }
  }
}
