package org.turnout.cli.blast;

import org.turnout.access.Permission;
import org.turnout.audit.Actor;
import org.turnout.blast.plan.PlanOutcome;
import org.turnout.blast.plan.Planner;
import org.turnout.blast.report.RunQueries;
import org.turnout.campaign.LoadedCampaign;
import org.turnout.cli.terminal.ShownProgress;
import org.turnout.problem.ProblemFormat;
import org.turnout.problem.SourceLines;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `./turnout blast plan`: who would get what, what it costs and when it would be over, frozen.
@Command(
    name = "plan",
    description = "Who gets which words, who gets none and why, cost and time; frozen with a hash.")
public final class BlastPlanCommand extends BlastSubcommand {
  @Parameters(
      paramLabel = "NAME",
      description = "The blast: config/blasts/NAME.yaml, or saved on a page.")
  private String name = "";

  @Option(names = "--json", description = "The plan as one line of JSON.")
  private boolean json;

  @Override
  public Integer call() {
    return blast.planning(
        Permission.WRITE,
        (who, services, _, folder) ->
            say(plan(services.planner(), who), services.queries(), folder));
  }

  private PlanOutcome plan(Planner planner, Actor who) {
    try (var progress = ShownProgress.of("Planning " + name, -1)) {
      return planner.plan(name, who, progress::stepTo);
    }
  }

  private int say(PlanOutcome outcome, RunQueries queries, LoadedCampaign folder) {
    var out = out();
    return switch (outcome) {
      case PlanOutcome.Refused(var problems) -> {
        err().print(ProblemFormat.TEXT.print(problems, SourceLines.under(folder.home())));
        yield 2;
      }
      case PlanOutcome.Planned(long run, int number, var hash, var totals) -> {
        if (json) {
          out.println(totals.json());
        } else {
          out.printf("%s #%d (run %d)%n", name, number, run);
          out.print(PlanReport.of(queries.details(run).orElseThrow(), folder.zone()).text());
          out.printf("hash      %s%n", hash);
          out.printf(
              "Next: a colleague reads it, then ./turnout blast approve %s#%d %s%n",
              name, number, hash.substring(0, 8));
        }
        yield 0;
      }
    };
  }
}
