package org.turnout.cli.blast;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.turnout.access.Permission;
import org.turnout.app.BackingServers;
import org.turnout.audit.Actor;
import org.turnout.blast.run.Run;
import org.turnout.blast.run.UncertainTexts;
import org.turnout.blast.run.UncertainTexts.Decided;
import org.turnout.settings.Settings;
import org.turnout.time.MomentFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `./turnout blast uncertain`: texts of which nobody knows whether they left, and what a person
/// decides about them.
@Command(
    name = "uncertain",
    description = "Texts that may or may not have left: list, resend, give up.")
public final class BlastUncertainCommand extends BlastSubcommand {
  private static final int LISTED = 200;

  @Override
  public Integer call() {
    return list(Optional.empty());
  }

  @Command(name = "list", description = "What is held, oldest first (the default).")
  int list(
      @Parameters(arity = "0..1", paramLabel = "RUN", description = "Only of this run.")
          Optional<String> run) {
    return blast.with(foundations -> {
      var of = run.flatMap(blast.queries(foundations)::named);
      if (run.isPresent() && of.isEmpty()) {
        return blast.unknown(run.get());
      }
      print(
          desk(foundations, () -> blast.settings().orElseThrow()).list(of.map(Run::id), LISTED),
          blast.zone());
      return 0;
    });
  }

  @Command(
      name = "resend",
      description = {
        "Sends again a text that may have left already: somebody may get two copies.",
        "The choice is written down under your name."
      })
  int resend(
      @Parameters(paramLabel = "TEXT", description = "Its number in the list, or all.") String text,
      @Parameters(arity = "0..1", paramLabel = "RUN", description = "With all: the run to use.")
          Optional<String> run) {
    return decide(text, run, "in line again", (who, desk) -> row -> desk.resend(row, who));
  }

  @Command(name = "give-up", description = "Counts a text as failed, with an unknown reason.")
  int giveUp(
      @Parameters(paramLabel = "TEXT", description = "Its number in the list, or all.") String text,
      @Parameters(arity = "0..1", paramLabel = "RUN", description = "With all: the run to use.")
          Optional<String> run) {
    return decide(text, run, "given up", (who, desk) -> row -> desk.giveUp(row, who));
  }

  private int decide(
      String text,
      Optional<String> name,
      String done,
      BiFunction<Actor, UncertainTexts, LongFunction<Decided>> choice) {
    var settings = blast.settings();
    var row = number(text);
    if (settings.isEmpty() || (row.isEmpty() && !(text.equals("all") && name.isPresent()))) {
      err().println("Name a text by its number in the list, or write: all RUN");
      return 2;
    }
    return blast.with(foundations -> {
      var desk = desk(foundations, settings::orElseThrow);
      List<Long> rows;
      if (row.isPresent()) {
        rows = List.of(row.getAsLong());
      } else {
        var run = name.flatMap(blast.queries(foundations)::named);
        if (run.isEmpty()) {
          return blast.unknown(name.orElse(text));
        }
        rows =
            desk.list(run.map(Run::id), Integer.MAX_VALUE).stream()
                .map(UncertainTexts.Held::row)
                .toList();
      }
      return blast.as(
          foundations,
          Permission.RUN,
          who -> say(rows.stream().map(choice.apply(who, desk)::apply).toList(), done));
    });
  }

  private int say(List<Decided> all, String done) {
    int refused = 0;
    for (var each : all) {
      if (each instanceof Decided.Refused(long row, String why, String next)) {
        refused++;
        blast.refused("Text " + row + ": nothing has changed: " + why, next);
      }
    }
    printf("%,d %s.%n", all.size() - refused, done);
    return refused == 0 ? 0 : 1;
  }

  private void print(List<UncertainTexts.Held> all, ZoneId zone) {
    if (all.isEmpty()) {
      out().println("No text is uncertain.");
    }
    for (var held : all) {
      printf(
          "%8d  %-9s %-20s %s  attempt %d  %s%n",
          held.row(),
          held.to().masked(),
          held.title().orElse(held.kind()),
          MomentFormat.column(held.since(), zone),
          held.attempt(),
          held.why());
    }
    if (!all.isEmpty()) {
      out().println("No callback came, and the carrier's log did not have them.");
      out().println("Next: send one again, at the risk of a second copy, or give it up.");
      out().println("  ./turnout blast uncertain resend " + all.getFirst().row());
      out().println("  ./turnout blast uncertain give-up " + all.getFirst().row());
    }
  }

  private static OptionalLong number(String text) {
    return text.matches("[0-9]{1,18}")
        ? OptionalLong.of(Long.parseLong(text))
        : OptionalLong.empty();
  }

  private UncertainTexts desk(BackingServers foundations, Supplier<Settings> settings) {
    return new UncertainTexts(foundations.database(), blast.clocks(), settings);
  }
}
