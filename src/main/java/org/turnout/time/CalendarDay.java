package org.turnout.time;

import java.time.DateTimeException;
import java.time.LocalDate;

/// A day as people write it: `2026-12-01`. A year that no record can hold is a slip, not a day.
public final class CalendarDay {
  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 2199;

  private CalendarDay() {}

  /// @throws DateTimeException it is written otherwise, or its year is far from ours
  public static LocalDate parse(String text) {
    LocalDate day = LocalDate.parse(text);
    if (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR) {
      throw new DateTimeException("a year that no record can hold");
    }
    return day;
  }
}
