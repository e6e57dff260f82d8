package org.turnout.lab.bench.load;

import java.time.Duration;

/// How long and how often a benchmark runs.
///
/// @param rounds each has one slice of every contender, the order turning from round to round
/// @param slice how long one contender runs in one round, at least
/// @param sliceRequests how many requests it answers in a slice, at least, however long that takes
/// @param warmUp how long each contender runs at least before the first round
/// @param warmRequests how many requests it must have answered by then: on busy cores the compiler
///   needs longer
/// @param connections kept open by the load generator
/// @param wave status callbacks with one word, about different texts, before those with the next
public record BenchPlan(
    int rounds,
    Duration slice,
    int sliceRequests,
    Duration warmUp,
    int warmRequests,
    int connections,
    int wave) {
  /// The figures in `docs/benchmarks.md` are taken with this.
  public static final BenchPlan FULL =
      new BenchPlan(7, Duration.ofSeconds(3), 0, Duration.ofSeconds(6), 60_000, 64, 500);

  /// About 90 s for all cases together: good for ratios, not for the last percent.
  public static final BenchPlan QUICK =
      new BenchPlan(3, Duration.ofSeconds(1), 0, Duration.ofSeconds(3), 20_000, 64, 500);

  public BenchPlan {
    if (rounds < 1
        || connections < 1
        || wave < 1
        || sliceRequests < 0
        || warmRequests < 0
        || !slice.isPositive()
        || warmUp.isNegative()) {
      throw new IllegalArgumentException("a benchmark needs a round, a connection and some time");
    }
  }

  /// The same with another number of rounds.
  public BenchPlan rounds(int other) {
    return new BenchPlan(other, slice, sliceRequests, warmUp, warmRequests, connections, wave);
  }
}
