package org.turnout.lab.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PeakRateTest {
  private static final long LENGTH = 100;

  record Arrival(int after, int segments) {}

  @Property
  void mostAndLeastAreThoseOfANaiveCount(@ForAll("streams") List<Arrival> stream) {
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

  @Provide
  Arbitrary<List<Arrival>> streams() {
    var after =
        Arbitraries.oneOf(
            Arbitraries.integers().between(0, 3),
            Arbitraries.integers().between(0, 60),
            Arbitraries.integers().between(95, 105));
    return Combinators.combine(after, Arbitraries.integers().between(1, 10))
        .as(Arrival::new)
        .list()
        .ofMaxSize(900);
  }
}
