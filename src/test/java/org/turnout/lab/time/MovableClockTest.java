package org.turnout.lab.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MovableClockTest {
  private static final ZoneId PACIFIC = ZoneId.of("America/Los_Angeles");

  @ParameterizedTest
  @CsvSource({
    "2026-10-02T14:10:00Z, 2026-10-05T16:00:00Z",
    "2026-10-05T15:59:59Z, 2026-10-05T16:00:00Z",
    "2026-10-05T16:00:00Z, 2026-10-12T16:00:00Z",
    // The clocks go back on the Sunday between.
    "2026-10-30T12:00:00Z, 2026-11-02T17:00:00Z"
  })
  void goesToTheNextMondayMorningOfTheCampaign(Instant now, Instant monday) {
    var clock = new MovableClock(InstantSource.fixed(now));
    clock.pushTo(DayOfWeek.MONDAY, LocalTime.of(9, 0), PACIFIC);
    assertThat(clock.instant()).isEqualTo(monday);
  }

  @Test
  void addsUpPushesAndTellsWhoeverHasTimersToLookAt() {
    var clock = new MovableClock(InstantSource.fixed(Instant.EPOCH));
    var told = new AtomicInteger();
    clock.onPush(told::incrementAndGet);
    clock.push(Duration.ofHours(1));
    clock.push(Duration.ofDays(1));

    assertThat(clock.instant()).isEqualTo(Instant.parse("1970-01-02T01:00:00Z"));
    assertThat(told).hasValue(2);
  }

  @Test
  void neverGoesBack() {
    var clock = new MovableClock(InstantSource.system());
    assertThatThrownBy(() -> clock.push(Duration.ofSeconds(-1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("does not go back");
  }
}
