package org.turnout.language;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import org.jspecify.annotations.Nullable;

/// The calendar, from a given today on.
record NextDays(LocalDate today) {
  /// A day without a year that is further off was meant for one that is past.
  private static final int FAR = 240;

  /// The next such day of the year; February 29 waits for its year.
  LocalDate date(int month, int day) {
    for (int ahead = 0; ahead < 8; ahead++) {
      boolean leapDay = month == 2 && day == 29;
      if (!leapDay || LocalDate.of(today.getYear() + ahead, 1, 1).isLeapYear()) {
        LocalDate date = LocalDate.of(today.getYear() + ahead, month, day);
        if (!date.isBefore(today)) {
          return date;
        }
      }
    }
    throw new DateTimeException("no such day in the next eight years");
  }

  /// The next day with a number: "the 30th", "friday the 13th".
  ///
  /// @param day what day of the week it must be, if that was said
  LocalDate numbered(int number, @Nullable DayOfWeek day) {
    if (number < 1 || number > 31) {
      throw new DateTimeException("no month has a day " + number);
    }
    LocalDate month = today.withDayOfMonth(1);
    for (int ahead = 0; ahead < 24; ahead++, month = month.plusMonths(1)) {
      if (month.lengthOfMonth() >= number) {
        LocalDate date = month.withDayOfMonth(number);
        if (!date.isBefore(today) && (day == null || date.getDayOfWeek() == day)) {
          return date;
        }
      }
    }
    throw new DateTimeException("no such day in two years");
  }

  /// The coming day of that name, today included.
  LocalDate coming(DayOfWeek day) {
    return today.with(TemporalAdjusters.nextOrSame(day));
  }

  /// The day of that name in the week after this one; weeks begin on Monday.
  LocalDate ofNextWeek(DayOfWeek day) {
    return today
        .with(TemporalAdjusters.next(DayOfWeek.MONDAY))
        .with(TemporalAdjusters.nextOrSame(day));
  }

  /// Whether a day without a year is too far off to be meant; February 29 may be years away.
  boolean isFar(LocalDate date) {
    return date.isAfter(today.plusDays(FAR)) && date.isBefore(today.plusYears(1));
  }

  /// "10/30", "10-30-26", "2026-10-30", "30.10.2026": month first, unless there is no such month.
  ///
  /// @param signs what may be between the numbers, as in a regular expression
  @Nullable LocalDate numeric(String word, String signs) {
    String[] parts = word.split(signs, -1);
    if (parts.length < 2 || parts.length > 3 || word.length() > 10) {
      return null;
    }
    for (String part : parts) {
      if (!NumberParser.allDigits(part) || part.length() > 4) {
        return null;
      }
    }
    int a = Integer.parseInt(parts[0]);
    int b = Integer.parseInt(parts[1]);
    if (parts.length == 2) {
      return a > 12 ? date(b, a) : date(a, b);
    }
    int c = Integer.parseInt(parts[2]);
    if (parts[0].length() == 4) {
      return LocalDate.of(a, b, c);
    }
    int year = parts[2].length() <= 2 ? 2000 + c : c;
    return a > 12 ? LocalDate.of(year, b, a) : LocalDate.of(year, a, b);
  }
}
