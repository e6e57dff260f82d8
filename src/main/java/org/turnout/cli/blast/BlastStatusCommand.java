package org.turnout.cli.blast;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.turnout.blast.report.RunPace;
import org.turnout.blast.report.RunQueries;
import org.turnout.blast.report.RunQueries.Watched;
import org.turnout.blast.run.Run;
import org.turnout.blast.run.RunProgress;
import org.turnout.blast.run.RunService;
import org.turnout.blast.run.RunState;
import org.turnout.channel.twilio.TwilioErrors;
import org.turnout.cli.terminal.TerminalDevice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `./turnout blast status`: the progress of a run; while it is on its way a live bar in a
/// terminal, or a line every few seconds elsewhere, until it ends.
@Command(
    name = "status",
    description = "The state of a run, live until it ends; all runs without RUN.")
public final class BlastStatusCommand extends BlastSubcommand {
  private static final int LISTED = 20;
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final Duration LINE = Duration.ofSeconds(5);

  @Parameters(arity = "0..1", paramLabel = "RUN", description = BlastCommand.RUN_MEANS)
  private Optional<String> name = Optional.empty();

  @Option(names = "--once", description = "Prints it once, and ends.")
  private boolean once;

  @Override
  public Integer call() {
    return blast.with(foundations -> {
      var queries = blast.queries(foundations).saying(blast.waits(foundations));
      return name.map(run -> status(queries, run)).orElseGet(() -> list(queries));
    });
  }

  private int list(RunQueries queries) {
    var runs = queries.newest(LISTED);
    if (runs.isEmpty()) {
      out().println("No blast has been planned yet.");
      out().println("Next: ./turnout blast plan NAME");
    }
    for (var run : runs) {
      printf("%5d  %-24s %,9d  %s%n", run.id(), run.title(), run.getting(), run.standing());
    }
    return 0;
  }

  private int status(RunQueries queries, String words) {
    var found = queries.named(words);
    if (found.isEmpty()) {
      return blast.unknown(words);
    }
    read(queries.details(found.get().id()).orElseThrow());
    var look = look(queries, found.get().id());
    if (!once && moving(look.run())) {
      look = follow(queries, look);
    }
    print(look);
    return 0;
  }

  /// Before it starts all that somebody who approves it must have read, then a reminder.
  private void read(RunQueries.Details found) {
    var report = PlanReport.of(found, blast.zone());
    boolean before = found.watched().run().started().isEmpty();
    out().println(found.watched().run().title());
    out().print(before ? report.text() : report.head());
  }

  private static Watched look(RunQueries queries, long run) {
    return queries.watched(run).orElseThrow();
  }

  private static boolean moving(Run run) {
    return run.state() == RunState.STARTED || run.state() == RunState.PAUSED;
  }

  private Watched follow(RunQueries queries, Watched first) {
    try (var bar = TerminalDevice.ERR.drawable() ? bar(first.run()) : null) {
      var pace = new RunPace();
      Instant said = Instant.MIN;
      var look = first;
      while (moving(look.run())) {
        Instant now = blast.clock.instant();
        pace.see(look.progress(), now);
        if (bar != null) {
          bar.stepTo(look.progress().all() - waiting(look.progress()));
          bar.setExtraMessage(" " + words(look, pace));
        } else if (!said.plus(LINE).isAfter(now)) {
          out().println(line(look, pace));
          said = now;
        }
        Thread.sleep(LOOK);
        look = look(queries, look.run().id());
      }
      return look;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return first;
    }
  }

  private static ProgressBar bar(Run run) {
    return new ProgressBarBuilder()
        .setTaskName(run.title())
        .setInitialMax(run.audience())
        .hideEta()
        .build();
  }

  private static long waiting(RunProgress progress) {
    return progress.in("planned") + progress.in("claimed");
  }

  private static String line(Watched look, RunPace pace) {
    var progress = look.progress();
    return String.format(
        Locale.ROOT,
        "%s: %,d of %,d done, %s",
        look.run().title(),
        progress.all() - waiting(progress),
        progress.all(),
        words(look, pace));
  }

  private static String words(Watched look, RunPace pace) {
    var progress = look.progress();
    if (look.run().state() == RunState.PAUSED) {
      return look.run().standing();
    }
    if (look.waits().isPresent()) {
      return "waits: " + look.waits().get().why();
    }
    String rest =
        pace.remaining(progress).map(time -> ", about " + inWords(time) + " left").orElse("");
    return String.format(
        Locale.ROOT,
        "%.0f a second%s; delivered %,d, failed %,d, uncertain %,d",
        pace.perSecond(),
        rest,
        progress.in("delivered"),
        progress.in("failed") + progress.in("undelivered"),
        progress.in("uncertain"));
  }

  private static String inWords(Duration time) {
    return time.toHours() > 0
        ? time.toHours() + " h " + time.toMinutesPart() + " min"
        : time.toMinutes() > 0 ? time.toMinutes() + " min" : time.toSeconds() + " s";
  }

  private void print(Watched look) {
    var run = look.run();
    var progress = look.progress();
    out().println(run.title() + " is " + run.standing() + ".");
    if (progress.all() == 0) {
      printf(
          "%,d of %,d people would get it; nobody is in line yet.%n",
          run.getting(), run.audience());
    }
    for (String state : RunProgress.STATES) {
      if (progress.in(state) > 0) {
        printf("  %-12s %,9d  %s%n", state, progress.in(state), why(state, progress));
      }
    }
    if (progress.all() > 0) {
      printf("  %-12s %,9d%n", "everybody", progress.all());
    }
    look.waits().ifPresent(waits -> out().println("It waits: " + waits.said()));
    out().println("Next: " + run.next() + ".");
    if (run.state() == RunState.PLANNED) {
      printf(
          "  ./turnout blast approve %s#%d %s%n",
          run.blast(), run.number(), run.hash().substring(0, RunService.HASH_SHOWN));
    }
    if (progress.in("uncertain") > 0) {
      out()
          .println(
              "Nobody knows whether the uncertain ones left: ./turnout blast uncertain list "
                  + run.blast()
                  + "#"
                  + run.number());
    }
  }

  private static String why(String state, RunProgress progress) {
    return switch (state) {
      case "skipped" -> counted(progress.skipped());
      case "failed" -> codes(progress);
      default -> "";
    };
  }

  private static String codes(RunProgress progress) {
    var errors = TwilioErrors.load();
    var meanings = new TreeMap<String, Long>();
    progress
        .failed()
        .forEach((code, n) ->
            meanings.put(
                code == 0 ? "no reason given" : code + " " + errors.of(code).meaning(), n));
    return counted(meanings);
  }

  private static String counted(Map<String, Long> numbers) {
    return numbers.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .map(entry -> String.format(Locale.ROOT, "%s %,d", entry.getKey(), entry.getValue()))
        .collect(Collectors.joining(", "));
  }
}
