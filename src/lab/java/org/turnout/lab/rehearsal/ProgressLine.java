package org.turnout.lab.rehearsal;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import org.turnout.blast.run.Run;
import org.turnout.blast.run.RunProgress;
import org.turnout.blast.run.RunState;

/// The state of a run, in one line of a terminal: a bar, how many of how many, the rate of the last
/// seconds, when it will be over, and every state.
final class ProgressLine {
  private static final int WIDTH = 24;

  /// Long enough to be calm, short enough to show a pause.
  private static final Duration OVER = Duration.ofSeconds(5);

  private final ZoneId zone;
  private final Deque<Point> points = new ArrayDeque<>();

  private record Point(Instant at, long left) {}

  /// @param zone the clock on the wall
  ProgressLine(ZoneId zone) {
    this.zone = zone;
  }

  /// @param now machine time, later each time
  String of(Run run, RunProgress progress, Instant now) {
    long left = progress.left();
    points.addLast(new Point(now, left));
    while (points.size() > 2 && points.getFirst().at.isBefore(now.minus(OVER))) {
      points.removeFirst();
    }
    double rate = rate();
    long all = Math.max(1, progress.all());
    long done = progress.all() - progress.in("planned");
    int filled = (int) (WIDTH * done / all);
    var line = new StringBuilder();
    line.append(
        String.format(
            Locale.ROOT,
            "%s %-8s [%s%s] %3d%%  %,d of %,d  %.0f/s%s ",
            run.title(),
            run.state().word(),
            "#".repeat(filled),
            "-".repeat(WIDTH - filled),
            100 * done / all,
            done,
            progress.all(),
            rate,
            run.state() == RunState.STARTED ? finish(progress.in("planned"), rate, now) : ""));
    RunProgress.STATES.stream()
        .filter(state -> !state.equals("planned") && progress.in(state) > 0)
        .forEach(
            state -> line.append(String.format(Locale.ROOT, " %s %,d", state, progress.in(state))));
    return line.toString();
  }

  private double rate() {
    var first = points.getFirst();
    var last = points.getLast();
    double seconds = Duration.between(first.at, last.at).toMillis() / 1e3;
    return seconds < 0.2 ? 0 : (last.left - first.left) / seconds;
  }

  private String finish(long planned, double rate, Instant now) {
    if (planned == 0 || rate < 0.5) {
      return "";
    }
    var at = now.plusMillis((long) (1_000 * planned / rate));
    return "  until about "
        + DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).format(at.atZone(zone));
  }
}
