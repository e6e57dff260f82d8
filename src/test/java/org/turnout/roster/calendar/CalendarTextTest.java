package org.turnout.roster.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CalendarTextTest {
  private static final Instant NOW = Instant.parse("2026-10-02T18:10:00Z");

  private static ParsedCalendar written(String summary) {
    var event =
        new CalendarEvent(
            "shift-1",
            2,
            Instant.parse("2026-10-05T13:00:00Z"),
            Instant.parse("2026-10-05T17:00:00Z"),
            summary,
            Optional.of("the gate; left, Sunset"),
            false);
    return ParsedCalendar.of(CalendarText.of("Care, \\ Union", List.of(event), NOW));
  }

  @Test
  void aParserReadsWhatWasWritten() {
    var calendar = written("Sunset (picket)");
    assertThat(calendar.head())
        .containsEntry("VERSION", "2.0")
        .containsEntry("METHOD", "PUBLISH")
        .containsEntry("X-WR-CALNAME", "Care, \\ Union");
    assertThat(calendar.events().getFirst())
        .containsEntry("DTSTART", "20261005T130000Z")
        .containsEntry("DTEND", "20261005T170000Z")
        .containsEntry("SEQUENCE", "2")
        .containsEntry("STATUS", "CONFIRMED")
        .containsEntry("LOCATION", "the gate; left, Sunset");
  }

  @Test
  void longWordsSignsAndLineBreaksComeThroughWhole() {
    for (String words :
        List.of(
            "x".repeat(300),
            "ñ".repeat(100),
            "👩🏽‍⚕️".repeat(40),
            "a".repeat(66) + "é" + "b".repeat(80),
            "BEGIN:VEVENT;,\\n\\",
            "")) {
      assertThat(written(words).events().getFirst()).containsEntry("SUMMARY", words);
    }
    assertThat(written("one\r\ntwo\nthree\u0007").events().getFirst())
        .containsEntry("SUMMARY", "one\ntwo\nthree");
    assertThat(written("x\r\nEND:VEVENT\r\nBEGIN:VEVENT").events()).hasSize(1);
  }
}
