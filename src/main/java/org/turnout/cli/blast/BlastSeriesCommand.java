package org.turnout.cli.blast;

import org.jspecify.annotations.Nullable;
import org.turnout.access.Permission;
import org.turnout.access.Principal;
import org.turnout.access.ServiceResult;
import org.turnout.blast.run.RunService;
import org.turnout.blast.series.ScheduleWords;
import org.turnout.blast.series.SeriesStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `./turnout blast series`: a blast with `every:`, approved once.
@Command(
    name = "series",
    description = {
      "A blast that is sent again automatically ('every:' in its text), approved once under the",
      "ceiling that it names: shows it, approves it, or ends it."
    })
public final class BlastSeriesCommand extends BlastSubcommand {
  @Parameters(paramLabel = "NAME", description = "The blast.")
  private String name = "";

  @Option(
      names = "--approve",
      paramLabel = "HASH",
      description = "Hash of the text that you read; its first 8 characters are enough.")
  private @Nullable String approve;

  @Option(names = "--end", description = "No further recurrence.")
  private boolean end;

  @Override
  public Integer call() {
    String hash = approve;
    var needed = end ? Permission.RUN : hash == null ? Permission.READ : Permission.APPROVE;
    return blast.planning(
        needed,
        (person, services, _, _) -> {
          var series = services.series();
          var who = Principal.operator(person);
          return say(
              end
                  ? series.end(who, name)
                  : hash == null ? series.status(who, name) : series.approve(who, name, hash));
        });
  }

  private int say(ServiceResult<SeriesStatus> result) {
    return switch (result) {
      case ServiceResult.Done<SeriesStatus>(var series) -> {
        print(series);
        yield 0;
      }
      case ServiceResult.Refused<SeriesStatus>(var why, var next) ->
          blast.refused("Nothing has changed: " + why, next);
      case ServiceResult.NotFound<SeriesStatus>(var why, var next) ->
          blast.refused("Nothing has changed: " + why, next.orElse("look for it in the list"));
      case ServiceResult.NotAllowed<SeriesStatus> _, ServiceResult.Invalid<SeriesStatus> _ ->
          throw new IllegalStateException("an operator may do all, and types no fields");
    };
  }

  private void print(SeriesStatus series) {
    if (series.open()) {
      out().println(series.blast().yaml());
    }
    out().println(series.standing());
    out().println("Next: " + series.todo() + ".");
    if (series.open()) {
      blast.hint(
          "series " + name + " --approve " + series.hash().substring(0, RunService.HASH_SHOWN));
    }
    if (series.goesOn()) {
      blast.hint("series " + name + " --end");
    }
    out().println("It comes, " + ScheduleWords.ceiling(series.every()) + ":");
    series
        .every()
        .slots()
        .forEach(slot ->
            out().println("  " + ScheduleWords.when(slot) + "; " + ScheduleWords.whom(slot)));
    if (!series.next().isEmpty()) {
      out().println("Next, " + series.expected() + ":");
    }
    for (var next : series.next()) {
      out().println("  " + next.on() + "  " + next.slot().name());
    }
    if (!series.past().isEmpty()) {
      out().println("So far:");
    }
    for (var it : series.past()) {
      printf(
          "  %s  %-12s %-8s %s%n",
          it.on(),
          it.slot(),
          it.outcome(),
          it.why().orElse(it.run().map(run -> "run " + run).orElse("")));
    }
  }
}
