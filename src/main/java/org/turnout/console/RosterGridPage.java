package org.turnout.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.net.URLEncoder;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.turnout.console.InboxPage.Choice;
import org.turnout.people.Site;
import org.turnout.roster.board.BoardShift;
import org.turnout.roster.board.BoardWeek;

/// The grid of sites and days of a roster.
///
/// @param rosters the names of all
/// @param chosen what the address narrows it by
public record RosterGridPage(
    PageView view, BoardWeek week, List<String> rosters, Map<String, String> chosen) {
  static final String PATH = "/console/rosters";

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("h:mm a", Locale.US);
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE, MMM d", Locale.US);
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("MMM d, h:mm a", Locale.US);
  private static final DateTimeFormatter LONG =
      DateTimeFormatter.ofPattern("EEEE, MMMM d, uuuu", Locale.US);

  /// `6:00 AM`, by the clock of a site.
  public static String time(Instant at, ZoneId zone) {
    return TIME.format(at.atZone(zone));
  }

  /// `Oct 5, 6:02 AM`, by the clock of a site.
  public static String moment(Instant at, ZoneId zone) {
    return MOMENT.format(at.atZone(zone));
  }

  /// `Mon, Oct 5`
  public static String day(LocalDate day) {
    return DAY.format(day);
  }

  /// `Monday, October 5, 2026`
  public static String longDay(LocalDate day) {
    return LONG.format(day);
  }

  /// Where a roster's pages are.
  public static String of(String roster) {
    return PATH + "/" + roster;
  }

  /// Where the page of a shift is.
  public static String shift(String roster, String shift) {
    return of(roster) + "/shifts/" + shift;
  }

  /// Where the sheet of a site's day is.
  public String siteDay(Site site, LocalDate day) {
    return of(week.roster()) + "/sites/" + site.slug() + "/" + day;
  }

  /// What a cell says besides the numbers: never by color alone.
  public static String said(BoardShift shift) {
    String free =
        switch (shift.fill()) {
          case CLOSED -> "closed";
          case EMPTY -> "empty";
          case THIN, OPEN -> shift.free() + " open";
          case FULL -> "full";
        };
    return shift.waiting() > 0 ? free + ", " + shift.waiting() + " wait" : free;
  }

  /// How many are on their feet and how many sit, of a shift that counts both.
  public static String duties(BoardShift shift) {
    int seats = shift.seats().orElse(0);
    return "%d of %d on their feet, %d of %d seated"
        .formatted(shift.taken() - shift.sat(), shift.room() - seats, shift.sat(), seats);
  }

  /// The address of this page with one part changed; an empty value leaves it out.
  public String with(String part, String value) {
    var then = new LinkedHashMap<>(chosen);
    if (!part.equals("page")) {
      then.remove("page");
    }
    if (value.isEmpty()) {
      then.remove(part);
    } else {
      then.put(part, value);
    }
    return then.entrySet().stream()
        .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), UTF_8))
        .collect(joining("&", of(week.roster()) + "?", ""));
  }

  /// Locals to choose from.
  public List<Choice> locals() {
    var choices = new ArrayList<Choice>();
    String own = chosen.getOrDefault("local", "");
    choices.add(new Choice("", "All locals", own.isEmpty()));
    week.locals()
        .forEach(
            local -> choices.add(new Choice(local.slug(), local.name(), local.slug().equals(own))));
    return choices;
  }

  /// The site that it is narrowed to.
  public Optional<String> site() {
    return Optional.ofNullable(chosen.get("site"));
  }
}
