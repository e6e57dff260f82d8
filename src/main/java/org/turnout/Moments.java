package org.turnout;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.turnout.flow.Facts;

/// How a deadline reads on a phone: weekday and time in the person's own zone and language.
final class Moments {
  private Moments() {}

  static String read(Instant moment, Facts facts) {
    return DateTimeFormatter.ofPattern("EEE h:mm a", Locale.forLanguageTag(facts.language()))
        .format(moment.atZone(facts.zone()));
  }
}
