package org.turnout.lab.bench;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.turnout.blast.audience.Audience;
import org.turnout.lab.bench.load.BenchFailed;
import org.turnout.lab.bench.load.BenchPlan;
import org.turnout.lab.bench.load.BenchResult;
import org.turnout.lab.bench.load.BenchResult.Figure;
import org.turnout.lab.bench.load.Goal;
import org.turnout.lab.bench.load.Spread;
import org.turnout.problem.SourceLocation;

/// Counting audiences and planning a run at a million people, with the heap that a plan needs: what
/// lives after a collection near its beginning and near its end.
public final class BlastPlanBench {
  private static final int PEOPLE = 1_000_000;

  /// Awkward on purpose: each joins or excludes a good part of everybody.
  private static final List<String> AUDIENCES =
      List.of(
          "everyone",
          "topic is actions and not signed petition and local is not kern-care",
          "not state is CO",
          "state is CO or language is tl",
          "state is CO or language is tl or signed petition",
          "topic is actions or state is CO or not signed petition");

  private final BenchPlan plan;
  private final BlastDatabase ground;

  private BlastPlanBench(BenchPlan plan, BlastDatabase ground) {
    this.plan = plan;
    this.ground = ground;
  }

  /// Runs `plan`.
  public static List<BenchResult> run(BenchPlan plan, BenchServers ground) {
    return run(plan, ground, PEOPLE);
  }

  static List<BenchResult> run(BenchPlan plan, BenchServers ground, int people) {
    try (var blasts = BlastDatabase.open(ground, people)) {
      var bench = new BlastPlanBench(plan, blasts);
      return List.of(bench.count(), bench.plan(people));
    }
  }

  private BenchResult count() {
    var figures = new ArrayList<Figure>();
    for (var line : AUDIENCES) {
      var seconds = new double[plan.rounds()];
      for (int round = -1; round < plan.rounds(); round++) {
        double took = count(line);
        if (round >= 0) {
          seconds[round] = took;
        }
      }
      figures.add(Figure.of(line, Spread.of(seconds), " s", Goal.atMost(1)));
    }
    return new BenchResult("audience.count", figures, Map.of());
  }

  private double count(String line) {
    var audience =
        Audience.parse(line, SourceLocation.of("bench"), ground.setup().catalog())
            .audience()
            .orElseThrow(() -> new BenchFailed(line));
    return ground.seconds(
        handle -> ground.setup().audiences().count(handle, audience, BlastDatabase.NOW));
  }

  private BenchResult plan(int people) {
    int rounds = Math.min(3, plan.rounds());
    var seconds = new double[rounds];
    var growth = new double[rounds];
    for (int round = 0; round < rounds; round++) {
      var live = new Live(people);
      long start = System.nanoTime();
      var planned = ground.plan("bench-" + round, "everyone", live::at);
      seconds[round] = (System.nanoTime() - start) / 1e9;
      growth[round] = live.growth();
      if (planned.totals().audience() != people) {
        throw new BenchFailed("planned for " + planned.totals().audience());
      }
    }
    return new BenchResult(
        "plan",
        List.of(
            Figure.of("%,d people".formatted(people), Spread.of(seconds), " s", Goal.atMost(40)),
            Figure.of("heap, end to begin", Spread.of(growth), "", Goal.atMost(1.5))),
        Map.of());
  }

  /// What lives on the heap at a tenth and at nine tenths.
  private static final class Live {
    private final int people;
    private double begin;
    private double end;

    Live(int people) {
      this.people = people;
    }

    void at(int done) {
      if (begin == 0 && done >= people / 10) {
        begin = live();
      }
      if (end == 0 && done >= people - people / 10) {
        end = live();
      }
    }

    private static double live() {
      var memory = ManagementFactory.getMemoryMXBean();
      memory.gc();
      return memory.getHeapMemoryUsage().getUsed();
    }

    double growth() {
      return end / Math.max(1, begin);
    }
  }
}
