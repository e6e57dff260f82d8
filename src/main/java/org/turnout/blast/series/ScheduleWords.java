package org.turnout.blast.series;

import static org.turnout.blast.run.Run.count;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;
import org.turnout.blast.text.BlastSchedule;

/// A schedule as people say it: the same on the page, in the API and in a terminal.
public final class ScheduleWords {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("h:mm a", Locale.US);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEE, MMM d, uuuu", Locale.US);

  private ScheduleWords() {}

  /// `every Monday at 6:00 PM in each recipient's local time, for Tuesday`
  public static String when(BlastSchedule.Slot slot) {
    String words =
        "every %s at %s in each recipient's local time"
            .formatted(name(slot.sent()), TIME.format(slot.at()));
    return slot.before() == 0 ? words : words + ", for " + name(slot.day());
  }

  /// `to those of the audience who fit: not state is CO`
  public static String whom(BlastSchedule.Slot slot) {
    return slot.region()
        .map(region -> "to those of the audience who fit: " + region.line())
        .orElse("to the whole audience");
  }

  /// `at most 62,000 people and $900.00 each time`
  public static String ceiling(BlastSchedule every) {
    return "at most "
        + count(every.atMost())
        + (every.atMost() == 1 ? " person" : " people")
        + every.costAtMost().map(most -> " and " + money(most)).orElse("")
        + " each time";
  }

  /// `Mon, Oct 5, 2026, 6:00 PM`: in each recipient's local time.
  public static String moment(Occurrence recurrence) {
    return day(recurrence.on()) + ", " + TIME.format(recurrence.slot().at());
  }

  /// `Mon, Oct 5, 2026`
  public static String day(LocalDate date) {
    return DAY.format(date);
  }

  /// A line of a schedule by its name: `Tuesday` for the one about Tuesday, else as it was named.
  public static String line(String slot) {
    for (var day : DayOfWeek.values()) {
      if (day.name().equalsIgnoreCase(slot)) {
        return name(day);
      }
    }
    return slot;
  }

  private static String money(BigDecimal dollars) {
    return String.format(Locale.US, "$%,.2f", dollars.setScale(2, RoundingMode.HALF_UP));
  }

  private static String name(DayOfWeek day) {
    return day.getDisplayName(TextStyle.FULL, Locale.US);
  }
}
