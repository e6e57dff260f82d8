package org.turnout.time;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.turnout.flow.Facts;

/// How moments are said.
public final class MomentFormat {
  private MomentFormat() {}

  /// `Sun, Nov 22, 2026, 3:56 AM PST`: for people at a terminal.
  public static String said(Instant moment, ZoneId zone) {
    return DateTimeFormatter.ofPattern("EEE, MMM d, uuuu, h:mm a zzz", Locale.US)
        .format(moment.atZone(zone));
  }

  /// `2026-11-22 03:56`: for columns.
  public static String column(Instant moment, ZoneId zone) {
    return DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).format(moment.atZone(zone));
  }

  /// A deadline as it reads on a phone: weekday and time in the person's own zone and language.
  public static String read(Instant moment, Facts facts) {
    return DateTimeFormatter.ofPattern("EEE h:mm a", Locale.forLanguageTag(facts.language()))
        .format(moment.atZone(facts.zone()));
  }
}
