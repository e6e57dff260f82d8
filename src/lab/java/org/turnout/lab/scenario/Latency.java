package org.turnout.lab.scenario;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long the carrier takes for something.
public sealed interface Latency {
  /// At once.
  static Latency none() {
    return new Fixed(Duration.ZERO);
  }

  static Latency fixed(Duration time) {
    return new Fixed(time);
  }

  /// Always the same.
  record Fixed(Duration time) implements Latency {}

  /// Log-normal, as measured latencies are: half below the median, a long tail above it.
  ///
  /// @param spread of the logarithm: at 0.5 one in twenty takes 2.3 times the median, at 1 five
  ///   times
  record LogNormal(Duration median, double spread) implements Latency {
    public LogNormal {
      if (median.isNegative() || !(spread >= 0 && spread <= 3)) {
        throw new IllegalArgumentException("a median from 0 and a spread from 0 to 3");
      }
    }
  }

  /// One sample. Nothing takes longer than a hundred times the median.
  default Duration sample(RandomGenerator random) {
    return switch (this) {
      case Fixed(var time) -> time;
      case LogNormal(var median, var spread) ->
          Duration.ofNanos(
              (long) (median.toNanos() * Math.min(100, Math.exp(spread * random.nextGaussian()))));
    };
  }
}
