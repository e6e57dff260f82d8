package org.turnout.lab.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.turnout.lab.bench.load.BenchPlan;
import org.turnout.lab.bench.load.BenchResult;
import org.turnout.lab.bench.load.BenchResult.Figure;
import org.turnout.postgres.Database;

/// The benchmarks over HTTP in their smallest form: that every answer is right and everything is
/// counted, not how fast it is. Each slice lasts until so many requests are answered, which is
/// enough for ten waves of each of a callback's three words.
class ProductBenchIT {
  private static final BenchPlan TINY =
      new BenchPlan(1, Duration.ofMillis(1), 300, Duration.ZERO, 0, 8, 10);

  private static final BenchPlan TURNS =
      new BenchPlan(1, Duration.ofMillis(1), 60, Duration.ZERO, 0, 8, 10);

  @TempDir private Path folder;

  @Test
  void turnsRunBesideTheirLimits() {
    try (var ground = BenchServers.open(folder)) {
      List<BenchResult> turns = TurnsBench.run(TURNS, 40, ground);
      assertThat(turns).extracting(BenchResult::name).containsExactly("turns.max", "turns.latency");
      assertThat(figure(turns.getFirst(), "ratio").value().max()).isPositive();
      assertThat(figure(turns.getFirst(), "cpu").value().max()).isPositive();
    }
  }

  @Test
  void callbacksMoveTheirTextsOn() {
    try (var ground = BenchServers.open(folder)) {
      BenchResult callbacks = CallbacksBench.run(TINY, 20, ground).getFirst();
      assertThat(figure(callbacks, "ratio").value().max()).isPositive();
      try (var database = Database.open(ground.database("product"), 1)) {
        long moved =
            database.with(handle ->
                handle
                    .createQuery("SELECT count(*) FROM outbox WHERE reported_at IS NOT NULL")
                    .mapTo(Long.class)
                    .one());
        assertThat(moved).isPositive();
      }
    }
  }

  private static Figure figure(BenchResult outcome, String name) {
    return outcome.figures().stream().filter(f -> f.name().equals(name)).findFirst().orElseThrow();
  }
}
