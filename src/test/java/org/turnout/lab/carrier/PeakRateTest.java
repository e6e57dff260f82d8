package org.turnout.lab.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.turnout.testkit.Arbitrary;
import org.turnout.testkit.ForAll;

class PeakRateTest {
  private static final long LENGTH = 100;

  record Arrival(int after, int segments) {}

  @Test
  void mostAndLeastAreThoseOfANaiveCount() {
    Arbitrary<Integer> after =
        Arbitrary.oneOf(Arbitrary.ints(0, 3), Arbitrary.ints(0, 60), Arbitrary.ints(95, 105));
    Arbitrary<Integer> segments = Arbitrary.ints(1, 10);
    Arbitrary<Arrival> arrival = random -> new Arrival(after.draw(random), segments.draw(random));
    ForAll.of(arrival.list(900)).check(PeakRateTest::countedNaively);
  }

  private static void countedNaively(List<Arrival> stream) {
    long[] times = new long[stream.size()];
    int[] segments = new int[stream.size()];
    var arrivals = new PeakRate(LENGTH);
    long now = -7;
    for (int i = 0; i < times.length; i++) {
      now += stream.get(i).after();
      times[i] = now;
      segments[i] = stream.get(i).segments();
      arrivals.add(now, segments[i]);
    }
    assertThat(arrivals.most())
        .isEqualTo(
            IntStream.range(0, times.length)
                .mapToLong(j -> sum(times, segments, times[j] - LENGTH + 1, times[j] + 1))
                .max()
                .orElse(0));
    assertThat(arrivals.least()).isEqualTo(naiveLeast(times, segments));
  }

  /// Whole stretches only, from just after an arrival.
  private static OptionalLong naiveLeast(long[] times, int[] segments) {
    return IntStream.range(0, times.length)
        .filter(i -> times[times.length - 1] - times[i] >= LENGTH)
        .mapToLong(i -> sum(times, segments, times[i] + 1, times[i] + LENGTH))
        .min();
  }

  private static long sum(long[] times, int[] segments, long from, long before) {
    return IntStream.range(0, times.length)
        .filter(i -> times[i] >= from && times[i] < before)
        .mapToLong(i -> segments[i])
        .sum();
  }
}
