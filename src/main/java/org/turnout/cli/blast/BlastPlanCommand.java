package org.turnout.cli.blast;

import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.turnout.app.BackingServers;
import org.turnout.blast.plan.BlastContext;
import org.turnout.blast.plan.PlanOutcome;
import org.turnout.campaign.LoadedCampaign;
import org.turnout.problem.ProblemFormat;
import org.turnout.problem.SourceLines;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// `./turnout blast plan`: who would get what, what it costs and when it would be over, frozen.
@Command(
    name = "plan",
    description = "Who gets which text, who gets none and why, cost and time; frozen with a hash.")
public final class BlastPlanCommand implements Callable<Integer> {
  private final InstantSource clock;

  @ParentCommand
  @SuppressWarnings("NullAway.Init") // picocli sets it before the call
  private BlastCommand blast;

  @Parameters(
      paramLabel = "NAME",
      description = "The blast: config/blasts/NAME.yaml, or saved on a page.")
  private String name = "";

  @Option(names = "--json", description = "The plan as one line of JSON.")
  private boolean json;

  public BlastPlanCommand(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() {
    return blast.planning((foundations, setup, folder) -> say(plan(foundations, setup), folder));
  }

  private PlanOutcome plan(BackingServers foundations, BlastContext setup) {
    var bar = new ProgressBarBuilder().setTaskName("Planning " + name).setInitialMax(-1).build();
    try (bar) {
      return PlanContext.planner(foundations, setup, clock).plan(name, blast.actor(), bar::stepTo);
    }
  }

  private int say(PlanOutcome outcome, LoadedCampaign folder) {
    PrintWriter out = blast.out();
    return switch (outcome) {
      case PlanOutcome.Refused(var problems) -> {
        blast.err().print(ProblemFormat.TEXT.print(problems, SourceLines.under(folder.home())));
        blast.err().flush();
        yield 2;
      }
      case PlanOutcome.Planned(long run, int number, var hash, var totals) -> {
        if (json) {
          out.println(totals.json());
        } else {
          out.printf("%s #%d (run %d)%n", name, number, run);
          out.print(new PlanReport(totals, folder.zone()).text());
          out.printf("hash      %s%n", hash);
          out.printf(
              "Next: a colleague reads it, then ./turnout blast approve %s#%d %s%n",
              name, number, hash.substring(0, 8));
        }
        out.flush();
        yield 0;
      }
    };
  }
}
