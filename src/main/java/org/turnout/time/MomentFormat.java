package org.turnout.time;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/// How moments are said. People read the campaign's zone, and its name behind the time; machines
/// read UTC. A text to a member says a moment in the member's own zone, which it names, and the
/// time of a place as the clock on its wall shows it.
public final class MomentFormat {
  private static final DateTimeFormatter SAID =
      DateTimeFormatter.ofPattern("EEE, MMM d, uuuu, h:mm a zzz", Locale.US);

  private static final DateTimeFormatter COLUMN =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm zzz", Locale.US);

  private static final DateTimeFormatter ZONE = DateTimeFormatter.ofPattern("zzz", Locale.US);

  private MomentFormat() {}

  /// `Sun, Nov 22, 2026, 3:56 AM PST`: for people, in a sentence.
  public static String said(Instant moment, ZoneId zone) {
    return SAID.format(moment.atZone(zone));
  }

  /// `2026-11-22 03:56 PST`: for people, in a column of a terminal.
  public static String column(Instant moment, ZoneId zone) {
    return COLUMN.format(moment.atZone(zone));
  }

  /// `PST`: behind a time that is written in another way.
  public static String zone(Instant moment, ZoneId zone) {
    return ZONE.format(moment.atZone(zone));
  }

  /// `2026-11-22T11:56:00Z`: for machines, in a cell of a list whose column ends in `_utc`.
  public static String cell(Instant moment) {
    return moment.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
