package org.turnout.lab.strike;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

/// The days of a strike.
///
/// @param prepares the Monday on which the play begins, two weeks before the first day on the line
/// @param days on the line
/// @param zone of all its sites
record StrikeCalendar(LocalDate prepares, int days, ZoneId zone) {
  /// When shifts start; each lasts four hours.
  static final List<LocalTime> STARTS = List.of(LocalTime.of(6, 0), LocalTime.of(10, 0));

  static final int HOURS = 4;

  LocalDate first() {
    return prepares.plusDays(14);
  }

  LocalDate last() {
    return first().plusDays(days - 1L);
  }

  List<LocalDate> lineDays() {
    return first().datesUntil(last().plusDays(1)).toList();
  }

  Instant at(LocalDate day, String time) {
    return day.atTime(LocalTime.parse(time)).atZone(zone).toInstant();
  }

  /// When the one site is called off: in the last but one day's afternoon, or early on the only
  /// day.
  Instant siteOff() {
    return days > 1 ? at(last().minusDays(1), "15:00") : at(first(), "09:30");
  }

  Instant allOff() {
    return at(last(), "11:30");
  }

  Instant back() {
    return at(last(), "15:00");
  }

  /// The day of the month.
  int dayOf(Instant moment) {
    return moment.atZone(zone).getDayOfMonth();
  }

  Instant ends() {
    return at(last(), "18:00");
  }

  Instant starts(Seat seat) {
    LocalDate day =
        Stream.concat(lineDays().stream(), Stream.of(first()))
            .filter(it -> it.getDayOfMonth() == seat.day())
            .findFirst()
            .orElse(first());
    return STARTS.stream()
        .filter(start -> shown(start).equals(seat.start()))
        .findFirst()
        .orElse(LocalTime.NOON)
        .atDate(day)
        .atZone(zone)
        .toInstant();
  }

  Seat seat(String site, LocalDate day, LocalTime start) {
    return new Seat(site, day.getDayOfMonth(), shown(start));
  }

  /// As texts have it.
  static String shown(LocalTime start) {
    return (start.getHour() % 12 == 0 ? 12 : start.getHour() % 12)
        + (start.getHour() < 12 ? "am" : "pm");
  }
}
