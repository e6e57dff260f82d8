package org.turnout.roster.calendar;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.io.ParseWarning;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Reads iCalendar as RFC 5545 says it, strictly, from what a client gets: whatever a calendar
/// could stumble over is an error here.
record ParsedCalendar(Map<String, String> head, List<Map<String, String>> events) {
  /// A name, parameters, a colon and a value without control characters.
  private static final Pattern CONTENT =
      Pattern.compile("([A-Z0-9-]+)((?:;[A-Z0-9-]+=[^\":;,\\p{Cntrl}]+)*):([^\\p{Cntrl}]*)");

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  static ParsedCalendar of(String text) {
    if (!text.endsWith("\r\n") || text.replace("\r\n", "").matches("(?s).*[\r\n].*")) {
      throw new AssertionError("lines end with CR and LF");
    }
    for (String line : text.split("\r\n")) {
      if (line.getBytes(UTF_8).length > 75) {
        throw new AssertionError("a line of more than 75 octets");
      }
    }
    var lines = List.of(text.replace("\r\n ", "").split("\r\n"));
    if (!lines.getFirst().equals("BEGIN:VCALENDAR") || !lines.getLast().equals("END:VCALENDAR")) {
      throw new AssertionError("one calendar, whole");
    }
    var head = new LinkedHashMap<String, String>();
    var events = new ArrayList<Map<String, String>>();
    Map<String, String> at = head;
    for (String line : lines.subList(1, lines.size() - 1)) {
      var content = CONTENT.matcher(line);
      if (!content.matches()) {
        throw new AssertionError("no content line: " + line);
      }
      switch (line) {
        case "BEGIN:VEVENT" -> {
          at = new LinkedHashMap<>();
          events.add(at);
        }
        case "END:VEVENT" -> at = head;
        default -> {
          if (at.put(content.group(1), read(content.group(3))) != null) {
            throw new AssertionError("twice: " + content.group(1));
          }
        }
      }
    }
    for (var event : events) {
      for (String needed : List.of("UID", "DTSTAMP", "DTSTART", "DTEND", "SEQUENCE", "STATUS")) {
        if (!event.containsKey(needed)) {
          throw new AssertionError("no " + needed);
        }
      }
    }
    agree(text, events);
    return new ParsedCalendar(head, events);
  }

  /// A parser that others use reads the same events, and warns of nothing.
  private static void agree(String text, List<Map<String, String>> events) {
    var warnings = new ArrayList<List<ParseWarning>>();
    ICalendar read = Biweekly.parse(text).warnings(warnings).first();
    assertThat(warnings.stream().flatMap(List::stream)).isEmpty();
    assertThat(read.validate(ICalVersion.V2_0).isEmpty()).as("it is valid").isTrue();
    assertThat(read.getEvents().stream().map(event -> event.getUid().getValue()))
        .containsExactlyElementsOf(events.stream().map(event -> event.get("UID")).toList());
    assertThat(read.getEvents().stream().map(event -> event.getSequence().getValue().toString()))
        .containsExactlyElementsOf(events.stream().map(event -> event.get("SEQUENCE")).toList());
    assertThat(read.getEvents().stream().map(event -> event.getStatus().getValue()))
        .containsExactlyElementsOf(events.stream().map(event -> event.get("STATUS")).toList());
    assertThat(
            read.getEvents().stream()
                .map(event -> STAMP.format(event.getDateStart().getValue().toInstant())))
        .containsExactlyElementsOf(events.stream().map(event -> event.get("DTSTART")).toList());
  }

  private static String read(String value) {
    var words = new StringBuilder();
    for (int i = 0; i < value.length(); i++) {
      char sign = value.charAt(i);
      if (sign == '\\') {
        char next = value.charAt(++i);
        if ("\\;,nN".indexOf(next) < 0) {
          throw new AssertionError("no such escape");
        }
        words.append(next == 'n' || next == 'N' ? '\n' : next);
      } else {
        words.append(sign);
      }
    }
    return words.toString();
  }
}
