package org.turnout.lab.bench.load;

import java.time.Duration;
import org.HdrHistogram.Histogram;

/// What a load generator saw.
///
/// @param answered all right ones: a wrong one ends the benchmark
/// @param took from the first request to the last answer
/// @param latency closed loop: from sending; open loop: from the time the request was due
public record LoadResult(long answered, Duration took, Histogram latency) {
  public double perSecond() {
    return answered / (took.toNanos() / 1e9);
  }
}
