package org.turnout.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class FlowBenchTest {
  @Test
  void runsTheFormToItsEndAndMeasuresIt() {
    var figures = new FlowBench(1, Duration.ofMillis(20)).run();
    assertThat(figures.inMemory()).isPositive();
    assertThat(figures.withCodec()).isPositive();
    assertThat(figures.bytes()).isBetween(20.0, 400.0);
  }
}
