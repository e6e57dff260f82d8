package org.turnout.cli.blast;

import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.turnout.app.BackingServers;
import org.turnout.blast.run.RunOutcome;
import org.turnout.blast.run.RunService;
import org.turnout.blast.series.ScheduleWords;
import org.turnout.blast.series.SeriesStatus;
import org.turnout.blast.series.SeriesStore;
import org.turnout.blast.series.SeriesStore.Decided;
import org.turnout.blast.text.BlastStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// `./turnout blast series`: a blast with `every:`, approved once.
@Command(
    name = "series",
    description = {
      "A blast that is sent again automatically ('every:' in its text), approved once under the",
      "ceiling that it names: shows it, approves it, or ends it."
    })
public final class BlastSeriesCommand implements Callable<Integer> {
  private final InstantSource clock;

  @ParentCommand
  @SuppressWarnings("NullAway.Init") // picocli sets it before the call
  private BlastCommand blast;

  @Parameters(paramLabel = "NAME", description = "The blast.")
  private String name = "";

  @Option(
      names = "--approve",
      paramLabel = "HASH",
      description = "Hash of the text that you read; its first 8 characters are enough.")
  private @Nullable String approve;

  @Option(names = "--end", description = "No further recurrence.")
  private boolean end;

  public BlastSeriesCommand(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() {
    return blast.planning((foundations, setup, _) -> {
      var decided =
          foundations
              .database()
              .inTransaction(handle -> {
                if (end) {
                  return SeriesStore.end(handle, name, blast.actor(), clock.instant());
                }
                String hash = approve;
                return hash == null
                    ? new Decided.Done()
                    : SeriesStore.approve(
                        handle,
                        name,
                        hash,
                        setup.settings().approvalAbove(),
                        blast.actor(),
                        clock.instant());
              });
      return switch (decided) {
        case Decided.Done _ -> show(foundations);
        case Decided.Refused(String why, String next) ->
            blast.say(new RunOutcome.Refused(why, next));
      };
    });
  }

  private int show(BackingServers foundations) {
    var found = foundations.database().with(handle -> BlastStore.find(handle, name));
    if (found.isEmpty()) {
      return blast.unknown(name);
    }
    var series =
        foundations
            .database()
            .with(handle -> SeriesStatus.of(handle, found.get(), clock.instant()));
    if (series.isEmpty()) {
      var none = SeriesStore.without(name);
      return blast.say(new RunOutcome.Refused(none.why(), none.next()));
    }
    print(series.get());
    out().flush();
    return 0;
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
      out()
          .printf(
              Locale.ROOT,
              "  %s  %-12s %-8s %s%n",
              it.on(),
              it.slot(),
              it.outcome(),
              it.why().orElse(it.run().map(run -> "run " + run).orElse("")));
    }
  }

  private PrintWriter out() {
    return blast.out();
  }
}
