package org.turnout.people;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The hours of a week in which something is allowed, one span a day.
public record WeekHours(Map<DayOfWeek, Span> byDay) {
  /// From `open`, until just before `close`. A day on which nothing is allowed closes as it opens.
  public record Span(LocalTime open, LocalTime close) {
    /// Reads `08:00-21:00`; `24:00` is the end of the day.
    static Span of(String written) {
      int dash = written.indexOf('-');
      return new Span(
          LocalTime.parse(written.substring(0, Math.max(0, dash)).strip()), end(written, dash));
    }

    private static LocalTime end(String written, int dash) {
      String end = written.substring(dash + 1).strip();
      return end.equals("24:00") ? LocalTime.MAX : LocalTime.parse(end);
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

  static final String EVERY_DAY = "every day";
  private static final String WEEKDAYS = "weekdays";
  private static final String WEEKEND = "weekend";
  private static final Span ALL_DAY = new Span(LocalTime.MIN, LocalTime.MAX);

  /// The names that spans have, the wider before the narrower.
  static final List<String> NAMES =
      Stream.concat(
              Stream.of(EVERY_DAY, WEEKDAYS, WEEKEND),
              Arrays.stream(DayOfWeek.values()).map(WeekHours::word))
          .toList();

  /// Reads `{every day: "08:00-21:00", sunday: "12:00-21:00"}`: for a day its own span, else the
  /// weekdays' or the weekend's, else that of every day, else all of it.
  ///
  /// @param written the span under a name; null or empty where there is none
  /// @throws RuntimeException when a span is not written so, which the caller reports with its
  ///   place
  static WeekHours read(Function<String, @Nullable String> written) {
    var days = new EnumMap<DayOfWeek, Span>(DayOfWeek.class);
    for (DayOfWeek day : DayOfWeek.values()) {
      boolean weekend = day == DayOfWeek.SATURDAY || day == DayOfWeek.SUNDAY;
      Span span = ALL_DAY;
      for (String name : List.of(EVERY_DAY, weekend ? WEEKEND : WEEKDAYS, word(day))) {
        String own = written.apply(name);
        span = own == null || own.isEmpty() ? span : Span.of(own);
      }
      days.put(day, span);
    }
    return new WeekHours(days);
  }

  private static String word(DayOfWeek day) {
    return day.name().toLowerCase(Locale.ROOT);
  }

  /// What is left of today, or else the next span that comes: empty when none does, or when all of
  /// it is allowed.
  public Optional<Span> from(LocalDateTime now) {
    for (int ahead = 0; ahead <= DayOfWeek.values().length; ahead++) {
      Span span = on(now.getDayOfWeek().plus(ahead));
      if (span.equals(ALL_DAY)) {
        return Optional.empty();
      }
      if (!span.isEmpty() && (ahead > 0 || now.toLocalTime().isBefore(span.close()))) {
        return Optional.of(span);
      }
    }
    return Optional.empty();
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
