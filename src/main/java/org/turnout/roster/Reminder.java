package org.turnout.roster;

import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.turnout.flow.MemberText;
import org.turnout.settings.Times;

/// A text to everybody who holds a place, at a moment calculated from the place itself: day shifts
/// start at 7, so a reminder goes the evening before.
///
/// @param name the moment as the file says it, `the evening before, 18:00`
public record Reminder(String name, When when, MemberText text) {
  /// When it is due, by the clock of the place's own site.
  public sealed interface When {
    /// So long before the place starts.
    record Before(Duration span) implements When {}

    /// At this time of day, so many days before the day of the place.
    record OnDay(int daysBefore, LocalTime at) implements When {}
  }

  /// What may be in a file, for a message.
  static final String EXPECTED =
      "a moment such as 'the evening before, 18:00', 'on the day, 5:30' or '2 hours before'";

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("H:mm", Locale.ROOT);
  private static final Pattern ON_DAY =
      Pattern.compile(
          "(?:the (?:evening|day|morning) before|(\\d{1,2}) days before|(on the day)),? (?:at )?(\\d{1,2}:\\d\\d)");
  private static final Pattern BEFORE = Pattern.compile("(.+) before");

  /// @throws RuntimeException when the words name no moment
  static When read(String words) {
    Matcher day = ON_DAY.matcher(words.strip());
    if (day.matches()) {
      String many = day.group(1);
      int days = many != null ? Integer.parseInt(many) : day.group(2) != null ? 0 : 1;
      return new When.OnDay(days, LocalTime.parse(day.group(3), TIME));
    }
    Matcher before = BEFORE.matcher(words.strip());
    if (!before.matches()) {
      throw new IllegalArgumentException(words);
    }
    return new When.Before(Times.span(before.group(1)));
  }
}
