package org.turnout.lab.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.turnout.lab.bench.load.BenchPlan;
import org.turnout.lab.bench.load.BenchResult;

/// The benchmarks of blasts run to their end on a few people; what they measure counts on many.
class BlastBenchIT {
  private static final BenchPlan ONCE =
      new BenchPlan(1, Duration.ofMillis(100), 0, Duration.ZERO, 0, 1, 1);

  @Test
  void planEnqueueAndProgressAreMeasured(@TempDir Path folder) {
    try (var ground = BenchServers.open(folder)) {
      assertThat(BlastPlanBench.run(ONCE, ground, 3_000))
          .extracting(BenchResult::name)
          .containsExactly("audience.count", "plan");
      assertThat(EnqueueBench.enqueue(ONCE, ground, 500, 3_000))
          .extracting(BenchResult::name)
          .containsExactly("enqueue.500", "enqueue.3000");
      var progress = EnqueueBench.progress(ONCE, ground, 3_000);
      assertThat(progress.getFirst().figures()).hasSize(4);
    }
  }
}
