package org.turnout.lab.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class CarrierCounterTest {
  private static final long MILLI = 1_000_000;

  private final CarrierCounter seen = new CarrierCounter();
  private long now = 42;

  @Test
  void peopleTextsAndWindowsAreCountedAsTheyArrive() {
    for (int i = 0; i < 300; i++) {
      take("+1415555" + (2000 + i), "Hello " + i, i, 1);
      now += 10 * MILLI;
    }
    CarrierCounts counts = seen.counts();
    assertThat(counts.accepted()).isEqualTo(300);
    assertThat(counts.people()).isEqualTo(300);
    assertThat(counts.span()).isEqualTo(Duration.ofMillis(2_990));
    assertThat(counts.perSecond()).isBetween(99.9, 100.1);
    assertThat(counts.second()).isEqualTo(new CarrierCounts.Window(99, 100));
    assertThat(counts.tenth()).isEqualTo(new CarrierCounts.Window(9, 10));
    assertThat(counts.tenthMedian()).isEqualTo(10);
  }

  @Test
  void segmentsWeighAndNotTexts() {
    take("+14155552001", "one", 1, 3);
    take("+14155552002", "two", 2, 4);
    assertThat(seen.counts().second().most()).isEqualTo(7);
    assertThat(seen.counts().segments()).isEqualTo(7);
  }

  @Test
  void theSameWordsAndTheSameRowAreToldApart() {
    take("+14155552001", "Gear day", 1, 1);
    take("+14155552001", "Gear day", 2, 1);
    take("+14155552001", "Another", 1, 1);
    take("+14155552002", "Gear day", 3, 1);
    CarrierCounts counts = seen.counts();
    assertThat(counts.people()).isEqualTo(2);
    assertThat(counts.sameWords()).isEqualTo(1);
    assertThat(counts.rows()).isEqualTo(3);
    assertThat(counts.repeatedRows()).isEqualTo(1);
    assertThat(seen.repeated()).containsExactly(address(1));
  }

  @Test
  void rowsOfOursAreFoundRepeatedOrMissing() {
    take("+14155552001", "a", 1, 1);
    take("+14155552002", "b", 2, 1);
    take("+14155552002", "c", 3, 1);
    take("+14155552002", "c", 3, 1);
    assertThat(seen.rows(LongStream.rangeClosed(1, 5)))
        .isEqualTo(new CarrierCounter.Rows(3, 2, List.of(3L), List.of(4L, 5L)));
    assertThat(seen.missing(List.of("+14155552001", "+14155552009")))
        .containsExactly("+14155552009");
  }

  @Test
  void aMillionTextsAreCountedInAFewMegabytes() {
    for (int i = 0; i < 1_000_000; i++) {
      take("+1" + (4_150_000_000L + i), "Same words for everybody", i, 1);
      now += MILLI / 5;
    }
    CarrierCounts counts = seen.counts();
    assertThat(counts.people()).isEqualTo(1_000_000);
    assertThat(counts.sameWords()).isZero();
    assertThat(counts.second()).isEqualTo(new CarrierCounts.Window(4_999, 5_000));
  }

  private void take(String to, String body, long row, int segments) {
    seen.accepted(now, to, body, segments, Optional.of(address(row)));
  }

  private static String address(long row) {
    return "https://bot.example.org/webhooks/twilio/status?o=" + row;
  }
}
