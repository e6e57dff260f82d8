package org.turnout.cli.blast;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.turnout.access.Permission;
import org.turnout.access.Principal;
import org.turnout.access.ServiceResult;
import org.turnout.blast.plan.BlastSummary;
import org.turnout.blast.run.RunService;
import org.turnout.blast.series.ScheduleWords;
import org.turnout.blast.series.SeriesStatus;
import org.turnout.blast.text.Blast;
import org.turnout.blast.text.BlastStore.Stored;
import org.turnout.language.Language;
import org.turnout.time.MomentFormat;
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
        (person, services, setup, _) -> {
          var series = services.series();
          var who = Principal.operator(person);
          return say(
              end
                  ? series.end(who, name)
                  : hash == null ? series.status(who, name) : series.approve(who, name, hash),
              stored ->
                  services
                      .blasts()
                      .read(stored.yaml(), stored.file())
                      .blast()
                      .ifPresent(read ->
                          words(
                              read,
                              BlastSummary.of(read, setup),
                              setup.settings().campaign().languages())));
        });
  }

  /// Who gets it, what for, and the words, before the file as it was written.
  private void words(Blast read, BlastSummary summary, List<String> languages) {
    if (!summary.about().isEmpty()) {
      out().println("about     " + summary.about());
    }
    out().println("who       " + summary.people());
    out().println("topic     " + summary.topicSaid());
    for (var variant : read.variants()) {
      String which = read.variants().size() > 1 ? ", variant " + variant.name() : "";
      for (String language : languages) {
        var text = variant.texts().get(language);
        if (text != null) {
          out().println(Language.inEnglish(language) + which + ":");
          out().print(text.text().strip().indent(4));
        }
      }
    }
  }

  private int say(ServiceResult<SeriesStatus> result, Consumer<Stored> words) {
    return switch (result) {
      case ServiceResult.Done<SeriesStatus>(var series) -> {
        if (series.open()) {
          words.accept(series.blast());
        }
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
      out().println("The file, word for word:");
      out().println(series.blast().yaml().indent(2));
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
      printf(
          "  %-28s for %-12s planned %s%n",
          ScheduleWords.moment(next),
          ScheduleWords.line(next.slot().name()),
          MomentFormat.said(next.planned(), blast.zone()));
    }
    if (!series.past().isEmpty()) {
      out().println("So far:");
    }
    for (var it : series.past()) {
      printf(
          "  %-28s for %-12s %-8s %s%n",
          ScheduleWords.day(it.on()),
          ScheduleWords.line(it.slot()),
          it.outcome(),
          it.why().orElse(it.run().map(run -> "run " + run).orElse("")));
    }
  }
}
