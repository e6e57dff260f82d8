package org.turnout.lab.carrier;

import java.util.Arrays;
import java.util.OptionalLong;

/// How many segments arrived within any stretch of a fixed length, wherever it begins: the most and
/// the least, exact. It keeps one stretch's arrivals, and each is put in and taken out once.
///
/// Not safe for several threads; times must not go back.
final class PeakRate {
  private final long length;
  private long[] times = new long[256];
  private int[] segments = new int[256];
  private int head;
  private int size;
  private long sum;
  private long most;
  private long least = Long.MAX_VALUE;

  /// @param length of the stretch, in nanoseconds
  PeakRate(long length) {
    this.length = length;
  }

  /// @param at in nanoseconds on any clock, as [System#nanoTime] is
  void add(long at, int count) {
    while (size > 0 && at - times[head] >= length) {
      sum -= segments[head];
      head = head + 1 & times.length - 1;
      size--;
      least = Math.min(least, sum);
    }
    if (size == times.length) {
      grow();
    }
    int tail = head + size & times.length - 1;
    times[tail] = at;
    segments[tail] = count;
    size++;
    sum += count;
    most = Math.max(most, sum);
  }

  /// The most in any stretch that ends with an arrival.
  long most() {
    return most;
  }

  /// The least in any whole stretch that follows an arrival; empty before a stretch has passed.
  OptionalLong least() {
    return least == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(least);
  }

  private void grow() {
    int old = times.length;
    long[] longer = Arrays.copyOfRange(times, head, head + 2 * old);
    int[] more = Arrays.copyOfRange(segments, head, head + 2 * old);
    System.arraycopy(times, 0, longer, old - head, head);
    System.arraycopy(segments, 0, more, old - head, head);
    times = longer;
    segments = more;
    head = 0;
  }
}
