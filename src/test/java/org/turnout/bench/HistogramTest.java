package org.turnout.bench;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class HistogramTest {
  @Property
  void aValueIsKnownToWithinOnePartIn128(
      @ForAll @LongRange(min = 0, max = Long.MAX_VALUE / 2) long nanos) {
    long highest = Histogram.highest(Histogram.bucket(nanos));
    assertThat(highest).isBetween(nanos, nanos + nanos / 128);
  }

  @Property
  void largerValuesNeverLandInEarlierBuckets(
      @ForAll @LongRange(min = 0, max = Long.MAX_VALUE - 1) long nanos) {
    assertThat(Histogram.bucket(nanos + 1)).isGreaterThanOrEqualTo(Histogram.bucket(nanos));
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
