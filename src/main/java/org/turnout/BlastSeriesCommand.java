package org.turnout;

import static java.util.Objects.requireNonNull;

import java.io.PrintWriter;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.turnout.blast.Blasts;
import org.turnout.blast.RunOutcome;
import org.turnout.blast.Runs;
import org.turnout.blast.Series;
import org.turnout.blast.Series.Decided;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// `./turnout blast series`: a blast with `every:`, approved once.
@Command(
    name = "series",
    description = {
      "A blast that is sent again by itself ('every:' in its text), approved once under the",
      "ceiling that it names: shows it, approves it, or ends it."
    })
final class BlastSeriesCommand implements Callable<Integer> {
  private static final int WEEKS = 5;

  private final InstantSource clock;

  @ParentCommand private @Nullable BlastCommand parent;

  @Parameters(paramLabel = "NAME", description = "The blast.")
  private String name = "";

  @Option(
      names = "--approve",
      paramLabel = "HASH",
      description = "Of the text that you read: its first 8 characters will do.")
  private @Nullable String approve;

  @Option(names = "--end", description = "No further recurrence.")
  private boolean end;

  BlastSeriesCommand(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() {
    return blast()
        .planning((foundations, setup, _) -> {
          var decided =
              foundations
                  .database()
                  .inTransaction(handle -> {
                    if (end) {
                      return Series.end(handle, name, blast().actor(), clock.instant());
                    }
                    String hash = approve;
                    return hash == null
                        ? new Decided.Done()
                        : Series.approve(
                            handle,
                            name,
                            hash,
                            setup.settings().approvalAbove(),
                            blast().actor(),
                            clock.instant());
                  });
          return switch (decided) {
            case Decided.Done _ -> show(foundations);
            case Decided.Refused(String why, String next) ->
                blast().say(new RunOutcome.Refused(why, next));
          };
        });
  }

  private int show(Foundations foundations) {
    var found = foundations.database().with(handle -> Blasts.find(handle, name));
    if (found.isEmpty()) {
      return blast().unknown(name);
    }
    String hash = Series.hash(found.get().yaml());
    var approved =
        foundations.database().with(Series::approved).stream()
            .filter(series -> series.blast().equals(name))
            .findFirst();
    if (approved.isEmpty()) {
      out().println(found.get().yaml());
      out().println("This series is not approved: nothing is sent by itself.");
      out().println("Next: a colleague reads it, then");
      out()
          .println(
              "  ./turnout blast series "
                  + name
                  + " --approve "
                  + hash.substring(0, Runs.HASH_SHOWN));
    } else if (!approved.get().spec().equals(found.get().yaml())) {
      out()
          .println(
              name
                  + " was changed after its series was approved: each recurrence waits for a person.");
      out()
          .println(
              "Next: ./turnout blast series "
                  + name
                  + " --approve "
                  + hash.substring(0, Runs.HASH_SHOWN));
    } else {
      out().println(name + " is sent by itself, approved by " + approved.get().approvedBy() + ".");
      out().println("Next: ./turnout blast series " + name + " --end ends it.");
    }
    var from = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusWeeks(WEEKS);
    for (var it : foundations.database().with(handle -> Series.occurrences(handle, name, from))) {
      out()
          .printf(
              Locale.ROOT,
              "  %s  %-12s %-8s %s%n",
              it.on(),
              it.slot(),
              it.outcome(),
              it.why().orElse(it.run().map(run -> "run " + run).orElse("")));
    }
    out().flush();
    return 0;
  }

  private BlastCommand blast() {
    return requireNonNull(parent, "picocli sets it");
  }

  private PrintWriter out() {
    return blast().out();
  }
}
