package org.turnout.blast.send;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/// How many requests are out at once.
class InFlightLimitTest {
  private final InFlightLimit inFlight = new InFlightLimit(100);

  @Test
  void thereIsNoCeilingButTheConnectionsUntilTheCarrierPushesBack() throws Exception {
    enter(100);
    assertThat(inFlight.enter(Duration.ZERO)).isFalse();
    for (int i = 0; i < 100; i++) {
      inFlight.leave(false);
    }
    assertThat(inFlight.ceiling()).isEqualTo(100);
  }

  @Test
  void halfOfWhatWasOutIsTheCeilingAfterABurstOfRefusals() throws Exception {
    enter(60);
    refuse(20);
    // 55 were out when the sixth refusal came.
    assertThat(inFlight.ceiling()).isEqualTo(27);
  }

  @Test
  void itGrowsByOneWithEachRoundOfCleanAnswers() throws Exception {
    enter(40);
    refuse(6);
    for (int i = 0; i < 18; i++) {
      inFlight.leave(false);
    }
    assertThat(inFlight.ceiling()).isEqualTo(18);
  }

  @Test
  void aFewAreAlwaysAllowed() throws Exception {
    enter(6);
    refuse(6);
    assertThat(inFlight.ceiling()).isEqualTo(4);
  }

  @Test
  void refusalsHereAndThereAreNoReasonToGoSlower() throws Exception {
    for (int i = 1; i <= 10_000; i++) {
      enter(1);
      inFlight.leave(i % 10 == 0);
    }
    assertThat(inFlight.ceiling()).isEqualTo(100);
  }

  @Test
  void aRefusalInEveryFourIsAReason() throws Exception {
    enter(80);
    for (int i = 1; i <= 24; i++) {
      inFlight.leave(i % 4 == 0);
    }
    assertThat(inFlight.ceiling()).isBetween(28, 29);
  }

  private void refuse(int times) {
    for (int i = 0; i < times; i++) {
      inFlight.leave(true);
    }
  }

  private void enter(int times) throws InterruptedException {
    for (int i = 0; i < times; i++) {
      assertThat(inFlight.enter(Duration.ZERO)).isTrue();
    }
  }
}
