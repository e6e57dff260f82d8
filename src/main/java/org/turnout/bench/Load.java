package org.turnout.bench;

import java.time.Duration;

/// What a load generator saw.
///
/// @param answered all right ones: a wrong one ends the benchmark
/// @param took from the first request to the last answer
/// @param latency closed loop: from sending; open loop: from the time the request was due
record Load(long answered, Duration took, Histogram latency) {
  double perSecond() {
    return answered / (took.toNanos() / 1e9);
  }
}
