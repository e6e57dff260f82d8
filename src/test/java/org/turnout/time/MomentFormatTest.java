package org.turnout.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class MomentFormatTest {
  private static final Instant MOMENT = Instant.parse("2026-11-22T11:56:00Z");
  private static final ZoneId HERE = ZoneId.of("America/Los_Angeles");

  @Test
  void eachTimeNamesItsZone() {
    assertThat(MomentFormat.said(MOMENT, HERE)).isEqualTo("Sun, Nov 22, 2026, 3:56 AM PST");
    assertThat(MomentFormat.column(MOMENT, HERE)).isEqualTo("2026-11-22 03:56 PST");
    assertThat(MomentFormat.zone(Instant.parse("2026-07-01T12:00:00Z"), HERE)).isEqualTo("PDT");
    assertThat(MomentFormat.cell(MOMENT)).isEqualTo("2026-11-22T11:56:00Z");
  }
}
