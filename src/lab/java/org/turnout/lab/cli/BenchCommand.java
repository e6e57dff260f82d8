package org.turnout.lab.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.turnout.lab.bench.BenchReport;
import org.turnout.lab.bench.BenchServers;
import org.turnout.lab.bench.BlastBench;
import org.turnout.lab.bench.BlastPlanBench;
import org.turnout.lab.bench.CallbacksBench;
import org.turnout.lab.bench.EnqueueBench;
import org.turnout.lab.bench.FlowBench;
import org.turnout.lab.bench.SegmentsBench;
import org.turnout.lab.bench.TurnsBench;
import org.turnout.lab.bench.load.BenchFailed;
import org.turnout.lab.bench.load.BenchPlan;
import org.turnout.lab.bench.load.BenchResult;
import org.turnout.lab.hearing.HearingBench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `./turnout bench WHAT`: the product and its limit, in turns, in one run.
@Command(
    name = "bench",
    description = "The benchmarks, each with a limit or a peer next to it in the same run")
public final class BenchCommand implements Callable<Integer> {
  /// What can be measured.
  enum What {
    turns,
    callbacks,
    blast,
    flow,
    segments,
    plan,
    enqueue,
    progress,
    hearing
  }

  private static final Path FOLDER = Path.of("target", "bench");

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it before the call
  private CommandSpec spec;

  @Parameters(paramLabel = "WHAT", description = "One of: ${COMPLETION-CANDIDATES}")
  private What what = What.turns;

  @Option(names = "--quick", description = "Fewer and shorter rounds: for ratios only")
  private boolean quick;

  @Option(names = "--json", description = "One line of JSON for each case")
  private boolean json;

  @Option(names = "--rounds", paramLabel = "N", description = "How often each contender runs")
  private int rounds;

  @Override
  public Integer call() {
    BenchPlan usual = quick ? BenchPlan.QUICK : BenchPlan.FULL;
    BenchPlan plan = rounds > 0 ? usual.rounds(rounds) : usual;
    var out = spec.commandLine().getOut();
    try {
      boolean good = new BenchReport(FOLDER, out, json).say(what.name(), run(plan));
      return good ? 0 : 1;
    } catch (BenchFailed e) {
      spec.commandLine().getErr().println("turnout bench: " + e.getMessage());
      return 1;
    }
  }

  private List<BenchResult> run(BenchPlan plan) {
    return switch (what) {
      case turns -> {
        try (BenchServers ground = BenchServers.open(FOLDER)) {
          yield TurnsBench.run(plan, ground);
        }
      }
      case callbacks -> {
        try (BenchServers ground = BenchServers.open(FOLDER)) {
          yield CallbacksBench.run(plan, ground);
        }
      }
      case blast -> {
        try (BenchServers ground = BenchServers.open(FOLDER)) {
          yield BlastBench.run(plan, ground);
        }
      }
      case flow -> FlowBench.run(plan);
      case hearing -> HearingBench.run(FOLDER);
      case segments -> SegmentsBench.run(plan);
      case plan -> {
        try (BenchServers ground = BenchServers.open(FOLDER)) {
          yield BlastPlanBench.run(plan, ground);
        }
      }
      case enqueue -> {
        try (BenchServers ground = BenchServers.open(FOLDER)) {
          yield EnqueueBench.enqueue(plan, ground);
        }
      }
      case progress -> {
        try (BenchServers ground = BenchServers.open(FOLDER)) {
          yield EnqueueBench.progress(plan, ground);
        }
      }
    };
  }
}
