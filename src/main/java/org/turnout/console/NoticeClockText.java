package org.turnout.console;

import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.turnout.roster.NoticedDays;

/// How pages say when noticed days begin.
public final class NoticeClockText {
  private static final DateTimeFormatter BEGINS =
      DateTimeFormatter.ofPattern("EEE, MMM d, h:mm a", Locale.US);

  private NoticeClockText() {}

  /// `Mon, Oct 5, 6:00 AM`, by the site's own clock.
  public static String begins(NoticedDays days) {
    return BEGINS.format(days.begins());
  }

  /// `in 2 days 11 h`, `in 3 h 10 min`, or that it has begun.
  public static String clock(NoticedDays days) {
    Duration until = days.until();
    if (until.isNegative()) {
      return "has begun";
    }
    return until.toDays() > 0
        ? "in %d d %d h".formatted(until.toDays(), until.toHoursPart())
        : "in %d h %d min".formatted(until.toHours(), until.toMinutesPart());
  }
}
