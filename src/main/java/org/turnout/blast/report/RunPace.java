package org.turnout.blast.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.turnout.blast.run.RunProgress;

/// How fast a run moves, by what was seen of it in the last seconds, and how long the rest takes at
/// that pace. Used by one thread.
public final class RunPace {
  /// Long enough that one slow claim does not shake the figure, short enough to follow a throttle.
  private static final Duration SEEN = Duration.ofSeconds(10);

  private record Sample(Instant at, long left) {}

  private final Deque<Sample> samples = new ArrayDeque<>();

  /// Takes a look into account.
  ///
  /// @param at machine time
  public void see(RunProgress progress, Instant at) {
    samples.addLast(new Sample(at, progress.left()));
    while (samples.size() > 2 && samples.getFirst().at.isBefore(at.minus(SEEN))) {
      samples.removeFirst();
    }
  }

  /// Texts a second that left, lately; 0 until two looks were taken.
  public double perSecond() {
    if (samples.size() < 2) {
      return 0;
    }
    var first = samples.getFirst();
    var last = samples.getLast();
    double seconds = Duration.between(first.at, last.at).toMillis() / 1000.0;
    return seconds <= 0 ? 0 : Math.max(0, (last.left - first.left) / seconds);
  }

  /// How long until everybody in line is texted, at this pace; hours that close first are not known
  /// here. Empty while nothing moves.
  public Optional<Duration> remaining(RunProgress progress) {
    double perSecond = perSecond();
    long waiting = progress.in("planned");
    return waiting == 0 || perSecond < 0.01
        ? Optional.empty()
        : Optional.of(Duration.ofSeconds(Math.round(waiting / perSecond)));
  }
}
