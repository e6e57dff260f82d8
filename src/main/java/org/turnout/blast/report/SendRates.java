package org.turnout.blast.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// How many segments left over time, for a plot: up to 120 equal steps from the first text to the
/// newest. A pause is a gap. Campaign time, so a pushed clock shows as a gap too.
///
/// @param from where the first step begins
/// @param step the length of each
/// @param perSecond segments per second, by step
public record SendRates(Instant from, Duration step, List<Double> perSecond) {
  private static final int STEPS = 120;

  /// Lengths that read well on an axis, in seconds.
  private static final int[] LENGTHS = {
    1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 14_400, 43_200, 86_400
  };

  public SendRates {
    perSecond = List.copyOf(perSecond);
  }

  /// Reads the rows of the run, all of them: callers that look again and again leave time between.
  public static SendRates of(Handle handle, long run) {
    var ends =
        handle
            .createQuery(
                """
                select coalesce(min(left_at), 'epoch') as first, coalesce(max(left_at), 'epoch') as last
                from outbox where run_id = :run
                """)
            .bind("run", run)
            .mapTo(Ends.class)
            .one();
    if (ends.first.equals(Instant.EPOCH)) {
      return new SendRates(ends.first, Duration.ofSeconds(1), List.of());
    }
    long step = step(Duration.between(ends.first, ends.last).toSeconds());
    long from = Math.floorDiv(ends.first.getEpochSecond(), step) * step;
    int steps = (int) ((ends.last.getEpochSecond() - from) / step) + 1;
    var rates = new ArrayList<Double>(java.util.Collections.nCopies(steps, 0.0));
    handle
        .createQuery(
            """
            select floor((extract(epoch from left_at) - :from) / :step)::int as nth, sum(segments) as n
            from outbox where run_id = :run and left_at is not null group by 1
            """)
        .bind("from", from)
        .bind("step", step)
        .bind("run", run)
        .mapTo(Step.class)
        .forEach(one -> {
          if (one.nth >= 0 && one.nth < steps) {
            rates.set(one.nth, one.n / (double) step);
          }
        });
    return new SendRates(Instant.ofEpochSecond(from), Duration.ofSeconds(step), rates);
  }

  private record Ends(Instant first, Instant last) {}

  private record Step(int nth, long n) {}

  static long step(long seconds) {
    for (int length : LENGTHS) {
      if (seconds / length < STEPS) {
        return length;
      }
    }
    return Math.ceilDiv(seconds, STEPS);
  }

  /// The highest of them.
  public double most() {
    return perSecond.stream().mapToDouble(Double::doubleValue).max().orElse(0);
  }
}
