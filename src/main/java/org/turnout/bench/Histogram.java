package org.turnout.bench;

import java.time.Duration;

/// Latencies in buckets that grow with the value: each is known to within one part in 128, from a
/// nanosecond to hours, in constant space. One thread writes.
final class Histogram {
  /// Buckets per doubling, as a power of two.
  private static final int BITS = 7;

  private static final int PER_DOUBLING = 1 << BITS;

  private final long[] counts = new long[(64 - BITS) * PER_DOUBLING];
  private long total;

  void record(long nanos) {
    counts[bucket(Math.max(0, nanos))]++;
    total++;
  }

  long count() {
    return total;
  }

  /// The value that this share of all stays at or below; zero when nothing was recorded.
  ///
  /// @param share 0.99 for the 99th percentile
  Duration at(double share) {
    long wanted = (long) Math.ceil(share * total);
    long seen = 0;
    for (int bucket = 0; bucket < counts.length; bucket++) {
      seen += counts[bucket];
      if (seen >= wanted && seen > 0) {
        return Duration.ofNanos(highest(bucket));
      }
    }
    return Duration.ZERO;
  }

  /// Values below [#PER_DOUBLING] have a bucket each; above, the top bits of a value choose it.
  static int bucket(long nanos) {
    if (nanos < PER_DOUBLING) {
      return (int) nanos;
    }
    int shift = 63 - Long.numberOfLeadingZeros(nanos) - BITS;
    return (shift + 1) * PER_DOUBLING + (int) (nanos >> shift) - PER_DOUBLING;
  }

  static long highest(int bucket) {
    if (bucket < PER_DOUBLING) {
      return bucket;
    }
    int shift = bucket / PER_DOUBLING - 1;
    long base = PER_DOUBLING + (long) (bucket % PER_DOUBLING);
    return ((base + 1) << shift) - 1;
  }
}
