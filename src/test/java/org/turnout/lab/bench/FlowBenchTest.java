package org.turnout.lab.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.turnout.lab.bench.load.BenchPlan;
import org.turnout.lab.bench.load.BenchResult.Figure;

class FlowBenchTest {
  @Test
  void runsTheFormToItsEndAndMeasuresIt() {
    var plan = new BenchPlan(1, Duration.ofMillis(20), 0, Duration.ofMillis(20), 0, 1, 1);
    var figures = FlowBench.run(plan).getFirst().figures();
    assertThat(figures)
        .extracting(Figure::name)
        .containsExactly("with the state out and in", "in memory", "state");
    assertThat(figures).allSatisfy(figure -> assertThat(figure.value().min()).isPositive());
    assertThat(figures.getLast().value().max()).isLessThan(400);
  }
}
