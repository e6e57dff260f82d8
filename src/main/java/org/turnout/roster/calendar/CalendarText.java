package org.turnout.roster.calendar;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/// Writes events as iCalendar (RFC 5545). Times are in UTC, so that no rule of a time zone has to
/// travel with them and every phone shows the right hour on both sides of a change of the clocks.
public final class CalendarText {
  /// Octets of a line, without its end (RFC 5545, 3.1).
  private static final int LINE = 75;

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final StringBuilder all = new StringBuilder();

  private CalendarText() {}

  /// A calendar of these events.
  ///
  /// @param name what a phone calls it
  /// @param now campaign time
  public static String of(String name, List<CalendarEvent> events, Instant now) {
    var text = new CalendarText();
    text.line("BEGIN:VCALENDAR");
    text.line("VERSION:2.0");
    text.line("PRODID:-//Turnout//Shifts//EN");
    text.line("CALSCALE:GREGORIAN");
    text.line("METHOD:PUBLISH");
    text.line("X-WR-CALNAME:" + escaped(name));
    text.line("REFRESH-INTERVAL;VALUE=DURATION:PT1H");
    text.line("X-PUBLISHED-TTL:PT1H");
    events.forEach(event -> text.event(event, now));
    text.line("END:VCALENDAR");
    return text.all.toString();
  }

  private void event(CalendarEvent event, Instant now) {
    line("BEGIN:VEVENT");
    line("UID:" + escaped(event.uid()));
    line("SEQUENCE:" + event.sequence());
    line("DTSTAMP:" + MOMENT.format(now));
    line("DTSTART:" + MOMENT.format(event.starts()));
    line("DTEND:" + MOMENT.format(event.ends()));
    line("SUMMARY:" + escaped(event.summary()));
    event.location().ifPresent(place -> line("LOCATION:" + escaped(place)));
    line("STATUS:" + (event.cancelled() ? "CANCELLED" : "CONFIRMED"));
    line("END:VEVENT");
  }

  /// A line that is too long goes on in the next, which begins with a blank. No character is cut in
  /// two.
  private void line(String content) {
    int used = 0;
    for (int at = 0; at < content.length(); ) {
      int point = content.codePointAt(at);
      String sign = Character.toString(point);
      int octets = sign.getBytes(UTF_8).length;
      if (used + octets > LINE) {
        all.append("\r\n ");
        used = 1;
      }
      all.append(sign);
      used += octets;
      at += sign.length();
    }
    all.append("\r\n");
  }

  /// A value of text: signs with a meaning get a backslash, others that can't be shown are left
  /// out.
  private static String escaped(String words) {
    return words
        .replace("\\", "\\\\")
        .replace(";", "\\;")
        .replace(",", "\\,")
        .replaceAll("\\R", "\\\\n")
        .replaceAll("\\p{Cntrl}", "");
  }
}
