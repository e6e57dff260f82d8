package org.turnout.blast.plan;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.turnout.blast.run.Run;
import org.turnout.people.BroadcastWindow;
import org.turnout.people.QuietHours;
import org.turnout.people.Whereabouts;

/// When a run would be over: its segments flow out at the sender's pace to wherever a window is
/// open, first to where it closes first, as the sender does it.
final class FinishEstimate {
  /// Rules repeat every week; what has not left by then never does.
  private static final Duration HORIZON = Duration.ofDays(14);

  private final QuietHours hours;
  private final int perSecond;
  private final List<Waiting> waiting = new ArrayList<>();

  /// Segments for one place.
  private static final class Waiting {
    private final Whereabouts where;
    private final Instant notBefore;
    private double left;
    private Optional<Instant> firstClose = Optional.empty();

    Waiting(Whereabouts where, Instant notBefore, double left) {
      this.where = where;
      this.notBefore = notBefore;
      this.left = left;
    }
  }

  /// A place whose window is open now.
  private record Open(Waiting waiting, Instant closes) {}

  /// @param local not before this day and time of day in each recipient's own zone
  FinishEstimate(
      QuietHours hours, int perSecond, Map<Whereabouts, Long> segments, Optional<Run.Local> local) {
    this.hours = hours;
    this.perSecond = perSecond;
    segments.forEach(
        (where, many) -> waiting.add(new Waiting(where, notBefore(where, local), many)));
  }

  /// Where several zones are possible, the latest: it is that time in all of them.
  private static Instant notBefore(Whereabouts where, Optional<Run.Local> local) {
    return local
        .flatMap(at ->
            where.zones().stream()
                .map((ZoneId zone) -> at.date().atTime(at.time()).atZone(zone).toInstant())
                .max(Comparator.naturalOrder()))
        .orElse(Instant.MIN);
  }

  /// Starts at a moment; empty when something never leaves.
  Optional<PlanTotals.Finish> from(Instant start) {
    Instant now = start;
    long overnight = 0;
    while (waiting.stream().anyMatch(one -> one.left > 0)) {
      if (now.isAfter(start.plus(HORIZON))) {
        return Optional.empty();
      }
      var open = new ArrayList<Open>();
      Instant next = start.plus(HORIZON).plusSeconds(1);
      for (var one : waiting) {
        if (one.left > 0) {
          next = earlier(next, look(one, now, open));
        }
      }
      open.sort(Comparator.comparing(Open::closes));
      now = flow(open, now, next);
      overnight += stranded(now);
    }
    return Optional.of(new PlanTotals.Finish(now, perSecond, overnight));
  }

  /// Whether it may leave now, and when that changes.
  private Instant look(Waiting one, Instant now, List<Open> open) {
    if (now.isBefore(one.notBefore)) {
      return one.notBefore;
    }
    return switch (hours.at(one.where, now)) {
      case BroadcastWindow.Open(var closes) -> {
        open.add(new Open(one, closes));
        one.firstClose = one.firstClose.or(() -> Optional.of(closes));
        yield closes;
      }
      case BroadcastWindow.Closed(var opens) -> opens;
      case BroadcastWindow.Never _ -> Instant.MAX;
    };
  }

  /// Lets segments leave until something changes or nothing is left to leave.
  private Instant flow(List<Open> open, Instant now, Instant next) {
    double room = Duration.between(now, next).toMillis() / 1_000.0 * perSecond;
    double sent = 0;
    for (var one : open) {
      double share = Math.min(one.waiting().left, room - sent);
      one.waiting().left -= share;
      sent += share;
    }
    boolean done = waiting.stream().noneMatch(one -> one.left > 0);
    return done ? now.plusMillis((long) Math.ceil(sent / perSecond * 1_000)) : next;
  }

  /// What its first window left behind, counted once.
  private long stranded(Instant now) {
    long all = 0;
    for (var one : waiting) {
      if (one.left > 0 && one.firstClose.filter(close -> !close.isAfter(now)).isPresent()) {
        all += (long) Math.ceil(one.left);
        one.firstClose = Optional.of(Instant.MAX);
      }
    }
    return all;
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }
}
