package org.turnout.lab.strike;

import java.util.Optional;

/// A shift as a text names it: where, which day of the month, and when it starts. Within the weeks
/// of a strike there is no other like it.
///
/// @param day 0 where a text names none, as at check-in: it means the day of the text
/// @param start as texts have it, `6am`
record Seat(String site, int day, String start) {
  /// From the words of a text, if it names one whole.
  ///
  /// @param day `Mon Oct 5` or `lun 5 oct`
  static Optional<Seat> of(String site, String day, String start) {
    String digits = day.replaceAll("\\D+", "");
    return digits.length() > 2 || site.isEmpty() || start.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Seat(site.strip(), digits.isEmpty() ? 0 : Integer.parseInt(digits), start.strip()));
  }

  /// The same on a day.
  Seat on(int other) {
    return new Seat(site, other, start);
  }

  /// Whether a line of a list means this one.
  boolean isIn(String line) {
    return line.contains(site)
        && line.contains(start + "-")
        && line.matches(".*\\b" + day + "\\b.*");
  }
}
