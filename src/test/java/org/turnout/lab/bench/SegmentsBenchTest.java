package org.turnout.lab.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.turnout.lab.bench.load.BenchPlan;
import org.turnout.lab.bench.load.BenchResult;
import org.turnout.lab.bench.load.BenchResult.Figure;

class SegmentsBenchTest {
  @Test
  void measuresOursBesideAHashSet() {
    var plan = new BenchPlan(2, Duration.ofMillis(60), 0, Duration.ofMillis(60), 0, 1, 1);
    BenchResult outcome = SegmentsBench.run(plan).getFirst();
    assertThat(outcome.figures())
        .extracting(Figure::name)
        .containsExactly("product", "HashSet", "times as fast");
    assertThat(outcome.figures()).allSatisfy(f -> assertThat(f.value().min()).isPositive());
  }
}
