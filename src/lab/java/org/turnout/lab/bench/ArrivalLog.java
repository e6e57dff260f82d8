package org.turnout.lab.bench;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// When texts arrived at the carrier, and to whom: what a sender is judged by. Used by one thread.
final class ArrivalLog {
  private long[] at = new long[1 << 16];
  private int count;
  private final Map<String, Integer> copies = new HashMap<>();
  private int repeated;

  void add(long nanos, String to) {
    if (count == at.length) {
      at = Arrays.copyOf(at, 2 * at.length);
    }
    at[count++] = nanos;
    repeated += copies.merge(to, 1, Integer::sum) > 1 ? 1 : 0;
  }

  /// @param count texts
  /// @param repeated texts to somebody who already had one
  /// @param mostInOneSecond over every window of a second, wherever it begins
  /// @param mostInTenth over every window of 100 ms
  /// @param seconds from the first to the last
  /// @param sinceLast milliseconds since the last one
  record Seen(
      int count,
      int repeated,
      int mostInOneSecond,
      int mostInTenth,
      double seconds,
      long sinceFirst,
      long sinceLast) {
    /// Texts per second, the first one being the start of the clock.
    double rate() {
      return seconds == 0 ? 0 : (count - 1) / seconds;
    }
  }

  Seen seen(long now) {
    if (count == 0) {
      return new Seen(0, 0, 0, 0, 0, 0, 0);
    }
    return new Seen(
        count,
        repeated,
        most(1_000_000_000L),
        most(100_000_000L),
        (at[count - 1] - at[0]) / 1e9,
        (now - at[0]) / 1_000_000,
        (now - at[count - 1]) / 1_000_000);
  }

  private int most(long window) {
    int most = 0;
    for (int from = 0, to = 0; to < count; to++) {
      while (at[to] - at[from] >= window) {
        from++;
      }
      most = Math.max(most, to - from + 1);
    }
    return most;
  }
}
