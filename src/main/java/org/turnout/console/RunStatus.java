package org.turnout.console;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.turnout.blast.report.RunQueries;
import org.turnout.blast.report.RunWait;
import org.turnout.blast.run.Run;
import org.turnout.blast.run.RunProgress;
import org.turnout.blast.run.RunState;

/// The state of a run at one moment, in the page's words.
///
/// @param pace texts that left in the last seconds, per second
/// @param failures the carrier's reasons, the most frequent first
/// @param waits why nothing of it leaves
/// @param now machine time
public record RunStatus(
    Run run,
    RunProgress progress,
    double pace,
    List<Why> failures,
    Optional<RunWait> waits,
    Instant now) {
  /// A reason and how many have it.
  public record Why(String words, long people) {}

  public RunStatus {
    failures = List.copyOf(failures);
  }

  /// @param meaning the carrier's codes in plain words
  static RunStatus of(
      RunQueries.Watched seen, double pace, IntFunction<String> meaning, Instant now) {
    var failures =
        seen.progress().failed().entrySet().stream()
            .map(entry -> new Why(words(entry.getKey(), meaning), entry.getValue()))
            .sorted(Comparator.comparingLong(Why::people).reversed())
            .toList();
    return new RunStatus(seen.run(), seen.progress(), pace, failures, seen.waits(), now);
  }

  static String words(int code, IntFunction<String> meaning) {
    return code == 0 ? "the carrier gave no reason" : meaning.apply(code) + " (" + code + ")";
  }

  /// Why some get none, the most frequent reason first.
  public List<Why> skipped() {
    return progress.skipped().entrySet().stream()
        .map(entry -> new Why(entry.getKey(), entry.getValue()))
        .sorted(Comparator.comparingLong(Why::people).reversed())
        .toList();
  }

  /// One stretch of the bar.
  ///
  /// @param kind the name of its colour in the style sheet
  /// @param x where it begins, and how wide it is, of 1,000
  public record Stretch(String kind, String label, long people, double x, double width) {}

  /// Whether its texts are still held back, so that "stop it" costs nothing.
  public boolean held() {
    return run.state() == RunState.STARTED && hold().isPositive() && waits.isEmpty();
  }

  private Duration hold() {
    return run.firstTextAt()
        .map(first -> Duration.between(now, first))
        .filter(Duration::isPositive)
        .orElse(Duration.ZERO);
  }

  /// Whole seconds until the first text may leave.
  public long holdSeconds() {
    return (hold().toMillis() + 999) / 1_000;
  }

  /// In a few words.
  public String headline() {
    return switch (run.state()) {
      case PLANNED -> "Planned, waits for approval";
      case APPROVED ->
          startsAt().isPresent() ? "Approved, starts automatically" : "Approved, not started";
      case STARTED ->
          waits.isPresent()
              ? "Waiting"
              : held()
                  ? "The first text is sent in " + PageView.about(Duration.ofSeconds(holdSeconds()))
                  : waiting() == 0 ? "All sent, the carrier is still reporting" : "Sending";
      case PAUSED -> "Paused";
      case FINISHED -> "Finished";
      case CANCELLED -> "Cancelled";
    };
  }

  /// When an approved run starts automatically (campaign time), and who set it.
  public Optional<Run.Did> startsAt() {
    return run.startAt().filter(_ -> run.state() == RunState.APPROVED);
  }

  /// The name of the state's colour.
  public String kind() {
    return held() ? "held" : run.state().word();
  }

  /// Still in line.
  public long waiting() {
    return progress.in("planned");
  }

  /// Taken by us or the carrier, with no last word.
  public long underway() {
    return progress.in("claimed") + progress.in("accepted") + progress.in("sent");
  }

  /// Refused, or given back by the carrier.
  public long failed() {
    return progress.in("failed") + progress.in("undelivered");
  }

  /// Everybody in one bar, in the order in which a text passes.
  public List<Stretch> stretches() {
    long all = Math.max(1, progress.all());
    var parts =
        List.of(
            new Part("delivered", "Delivered", progress.in("delivered")),
            new Part("underway", "Being sent", underway()),
            new Part("failed", "Failed", failed()),
            new Part("uncertain", "Uncertain", progress.in("uncertain")),
            new Part("waiting", "Waiting", waiting()),
            new Part("skipped", "Not sent", progress.in("skipped")));
    var stretches = new ArrayList<Stretch>();
    double x = 0;
    for (var part : parts) {
      double width = 1_000.0 * part.people / all;
      stretches.add(new Stretch(part.kind, part.label, part.people, x, width));
      x += width;
    }
    return stretches;
  }

  private record Part(String kind, String label, long people) {}

  /// Where everything is going at this pace; empty when nothing can be said.
  public String left() {
    if (run.state() != RunState.STARTED || waits.isPresent() || held() || waiting() == 0) {
      return "";
    }
    return pace < 0.1
        ? "Nothing was sent for some seconds: sending hours, the pace or a cap hold it back."
        : "About %s left at this pace, within sending hours."
            .formatted(PageView.about(Duration.ofSeconds(Math.round(waiting() / pace))));
  }
}
