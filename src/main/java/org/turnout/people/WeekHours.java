package org.turnout.people;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.turnout.language.DataFile;

/// The hours of a week in which something is allowed, one span a day.
record WeekHours(Map<DayOfWeek, Span> byDay) {
  /// From `open`, until just before `close`. A day on which nothing is allowed closes as it opens.
  record Span(LocalTime open, LocalTime close) {
    static Span of(String written) {
      int dash = written.indexOf('-');
      return new Span(
          LocalTime.parse(written.substring(0, dash)),
          LocalTime.parse(written.substring(dash + 1)));
    }

    Span strictest(Span other) {
      return new Span(
          open.isAfter(other.open) ? open : other.open,
          close.isBefore(other.close) ? close : other.close);
    }

    boolean isEmpty() {
      return !open.isBefore(close);
    }
  }

  private static final Span ALL_DAY = new Span(LocalTime.MIN, LocalTime.MAX);

  /// Reads `{every day: "08:00-21:00", sunday: "12:00-21:00"}`.
  ///
  /// @throws RuntimeException when a span is not written so, which the caller reports with its
  ///   place
  static WeekHours read(DataFile file, String... path) {
    var days = new EnumMap<DayOfWeek, Span>(DayOfWeek.class);
    for (DayOfWeek day : DayOfWeek.values()) {
      Span span = ALL_DAY;
      boolean weekend = day == DayOfWeek.SATURDAY || day == DayOfWeek.SUNDAY;
      for (String name :
          new String[] {
            "every day", weekend ? "weekend" : "weekdays", day.name().toLowerCase(Locale.ROOT)
          }) {
        String[] inner = Arrays.copyOf(path, path.length + 1);
        inner[path.length] = name;
        String written = file.text(inner);
        span = written.isEmpty() ? span : Span.of(written);
      }
      days.put(day, span);
    }
    return new WeekHours(days);
  }

  Span on(DayOfWeek day) {
    return Objects.requireNonNull(byDay.get(day));
  }

  /// What both allow.
  WeekHours strictest(WeekHours other) {
    var days = new EnumMap<DayOfWeek, Span>(DayOfWeek.class);
    byDay.forEach((day, span) -> days.put(day, span.strictest(other.on(day))));
    return new WeekHours(days);
  }
}
