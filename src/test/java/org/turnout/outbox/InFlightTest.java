package org.turnout.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/// How many requests are out at once.
class InFlightTest {
  private final InFlight inFlight = new InFlight(100);

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
    for (int i = 0; i < 20; i++) {
      inFlight.leave(true);
    }
    assertThat(inFlight.ceiling()).isEqualTo(30);
  }

  @Test
  void itGrowsByOneWithEachRoundOfCleanAnswers() throws Exception {
    enter(40);
    inFlight.leave(true);
    for (int i = 0; i < 21; i++) {
      inFlight.leave(false);
    }
    assertThat(inFlight.ceiling()).isEqualTo(21);
  }

  @Test
  void aFewAreAlwaysAllowed() throws Exception {
    enter(2);
    inFlight.leave(true);
    assertThat(inFlight.ceiling()).isEqualTo(4);
  }

  private void enter(int times) throws InterruptedException {
    for (int i = 0; i < times; i++) {
      assertThat(inFlight.enter(Duration.ZERO)).isTrue();
    }
  }
}
