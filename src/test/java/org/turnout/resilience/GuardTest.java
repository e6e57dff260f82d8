package org.turnout.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class GuardTest {
  private static final class Down extends RuntimeException {}

  private final AtomicInteger tries = new AtomicInteger();

  private static Guard guard(int window, int attempts) {
    var limits = new Guard.Limits(window, Duration.ofMillis(50), 1, attempts, Duration.ofMillis(1));
    return new Guard("test", limits, Down.class::isInstance);
  }

  private void fail(Guard guard) {
    assertThatThrownBy(() ->
            guard.call(() -> {
              tries.incrementAndGet();
              throw new Down();
            }))
        .isInstanceOf(Down.class);
  }

  @Test
  void anOperationCountsOnceHoweverOftenItIsTried() {
    var guard = guard(3, 3);
    fail(guard);
    fail(guard);
    assertThat(guard.closed()).isTrue();
    fail(guard);
    assertThat(guard.closed()).isFalse();
    assertThat(tries).hasValue(9);
  }

  @Test
  void aRestingGuardTriesNothing() {
    var guard = guard(1, 1);
    fail(guard);
    assertThatThrownBy(() -> guard.call(tries::incrementAndGet)).isInstanceOf(Guard.Resting.class);
    assertThat(tries).hasValue(1);
  }

  @Test
  void itLooksAgainAndRecovers() {
    List<Boolean> changes = new ArrayList<>();
    var guard = guard(1, 1);
    guard.onChange(changes::add);
    fail(guard);
    await()
        .until(() -> {
          try {
            return guard.call(() -> true);
          } catch (Guard.Resting notYet) {
            return false;
          }
        });
    assertThat(guard.closed()).isTrue();
    assertThat(changes).containsExactly(false, true);
  }

  @Test
  void aMistakeOfOursIsNeitherCountedNorTriedAgain() {
    var guard = guard(1, 3);
    for (int i = 0; i < 5; i++) {
      assertThatThrownBy(() ->
              guard.call(() -> {
                tries.incrementAndGet();
                throw new IllegalArgumentException("ours");
              }))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(guard.closed()).isTrue();
    assertThat(tries).hasValue(5);
  }
}
