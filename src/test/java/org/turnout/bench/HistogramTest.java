package org.turnout.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.turnout.testkit.Arbitrary;
import org.turnout.testkit.ForAll;

class HistogramTest {
  @Test
  void aValueIsKnownToWithinOnePartIn128() {
    ForAll.of(Arbitrary.longs(0, Long.MAX_VALUE / 2))
        .check(nanos ->
            assertThat(Histogram.highest(Histogram.bucket(nanos)))
                .isBetween(nanos, nanos + nanos / 128));
  }

  @Test
  void largerValuesNeverLandInEarlierBuckets() {
    ForAll.of(Arbitrary.longs(0, Long.MAX_VALUE - 1))
        .check(nanos ->
            assertThat(Histogram.bucket(nanos + 1))
                .isGreaterThanOrEqualTo(Histogram.bucket(nanos)));
  }

  @Test
  void percentilesCountFromBelow() {
    var histogram = new Histogram();
    for (int i = 1; i <= 100; i++) {
      histogram.record(i);
    }
    assertThat(histogram.count()).isEqualTo(100);
    assertThat(histogram.at(0.5).toNanos()).isEqualTo(50);
    assertThat(histogram.at(0.99).toNanos()).isEqualTo(99);
    assertThat(histogram.at(1).toNanos()).isEqualTo(100);
  }

  @Test
  void nothingRecordedIsZero() {
    assertThat(new Histogram().at(0.99).toNanos()).isZero();
  }
}
