package org.turnout.cli.blast;

import java.io.Console;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.turnout.app.BackingServers;
import org.turnout.blast.report.RunPace;
import org.turnout.blast.run.Run;
import org.turnout.blast.run.RunProgress;
import org.turnout.blast.run.RunService;
import org.turnout.blast.run.RunState;
import org.turnout.channel.twilio.TwilioErrors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// `./turnout blast status`: the progress of a run; while it is on its way a live bar in a
/// terminal, or a line every few seconds elsewhere, until it ends.
@Command(
    name = "status",
    description = "The progress of a run, live until it ends; all runs without RUN.")
public final class BlastStatusCommand implements Callable<Integer> {
  private static final int LISTED = 20;
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final Duration LINE = Duration.ofSeconds(5);

  private final InstantSource clock;

  @ParentCommand
  @SuppressWarnings("NullAway.Init") // picocli sets it before the call
  private BlastCommand blast;

  @Parameters(arity = "0..1", paramLabel = "RUN", description = BlastCommand.RUN_MEANS)
  private Optional<String> name = Optional.empty();

  @Option(names = "--once", description = "Prints it once, and ends.")
  private boolean once;

  public BlastStatusCommand(InstantSource clock) {
    this.clock = clock;
  }

  /// A run and its figures at one moment.
  private record Look(Run run, RunProgress progress) {
    boolean moving() {
      return run.state() == RunState.STARTED || run.state() == RunState.PAUSED;
    }
  }

  @Override
  public Integer call() {
    return blast.with(foundations ->
        name.map(run -> status(foundations, run)).orElseGet(() -> list(foundations)));
  }

  private int list(BackingServers foundations) {
    var runs = foundations.database().with(handle -> RunService.newest(handle, LISTED));
    if (runs.isEmpty()) {
      out().println("No blast has been planned yet.");
      out().println("Next: ./turnout blast plan NAME");
    }
    for (var run : runs) {
      out()
          .printf(
              Locale.ROOT,
              "%5d  %-24s %,9d  %s%n",
              run.id(),
              run.title(),
              run.audience(),
              run.standing());
    }
    out().flush();
    return 0;
  }

  private int status(BackingServers foundations, String words) {
    var found = foundations.database().with(handle -> RunService.named(handle, words));
    if (found.isEmpty()) {
      return blast.unknown(words);
    }
    var look = look(foundations, found.get().id());
    if (!once && look.moving()) {
      look = follow(foundations, look);
    }
    print(look);
    return 0;
  }

  private static Look look(BackingServers foundations, long run) {
    return foundations
        .database()
        .inTransaction(handle ->
            new Look(RunService.find(handle, run).orElseThrow(), RunProgress.of(handle, run)));
  }

  private Look follow(BackingServers foundations, Look first) {
    boolean terminal =
        Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    try (var bar = terminal ? bar(first.run()) : null) {
      var pace = new RunPace();
      Instant said = Instant.MIN;
      var look = first;
      while (look.moving()) {
        Instant now = clock.instant();
        pace.see(look.progress(), now);
        if (bar != null) {
          bar.stepTo(look.progress().all() - waiting(look.progress()));
          bar.setExtraMessage(" " + words(look, pace));
        } else if (!said.plus(LINE).isAfter(now)) {
          out().println(line(look, pace));
          out().flush();
          said = now;
        }
        Thread.sleep(LOOK);
        look = look(foundations, look.run().id());
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

  private static String line(Look look, RunPace pace) {
    var progress = look.progress();
    return String.format(
        Locale.ROOT,
        "%s: %,d of %,d done, %s",
        look.run().title(),
        progress.all() - waiting(progress),
        progress.all(),
        words(look, pace));
  }

  private static String words(Look look, RunPace pace) {
    var progress = look.progress();
    if (look.run().state() == RunState.PAUSED) {
      return look.run().standing();
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

  private void print(Look look) {
    var run = look.run();
    var progress = look.progress();
    out().println(run.title() + " is " + run.standing() + ".");
    if (progress.all() == 0) {
      out()
          .printf(
              Locale.ROOT, "%,d people are in its plan; nobody is in line yet.%n", run.audience());
    }
    for (String state : RunProgress.STATES) {
      if (progress.in(state) > 0) {
        out()
            .printf(
                Locale.ROOT, "  %-12s %,9d  %s%n", state, progress.in(state), why(state, progress));
      }
    }
    if (progress.all() > 0) {
      out().printf(Locale.ROOT, "  %-12s %,9d%n", "everybody", progress.all());
    }
    out().println("Next: " + run.next() + ".");
    if (progress.in("uncertain") > 0) {
      out()
          .println(
              "Nobody knows whether the uncertain ones left: ./turnout blast uncertain list "
                  + run.blast()
                  + "#"
                  + run.number());
    }
    out().flush();
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

  private PrintWriter out() {
    return blast.out();
  }
}
