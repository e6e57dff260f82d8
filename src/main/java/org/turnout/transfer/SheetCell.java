package org.turnout.transfer;

import java.time.Instant;
import java.util.Optional;
import org.turnout.people.PhoneNumber;
import org.turnout.time.MomentFormat;

/// What a list of ours holds in a cell, so that a spreadsheet shows it as it is, runs nothing of
/// it, and an import takes it back.
public final class SheetCell {
  private static final String FORMULA = "=+-@\t\r\n";

  private SheetCell() {}

  /// Words: an apostrophe comes before what could begin a formula. Plain numbers stay as they are.
  public static String text(String words) {
    boolean risky = !words.isEmpty() && FORMULA.indexOf(words.charAt(0)) >= 0;
    return risky && !words.matches("[+-]?[0-9]+") ? "'" + words : words;
  }

  /// A phone with dashes or spaces, since a spreadsheet makes `1.4E+10` of bare digits:
  /// `213-555-0101`, `+44 20 7946 0958`. Another address as words.
  public static String phone(String address) {
    return PhoneNumber.of(address)
        .map(phone -> PhoneNumber.dialed(phone.e164()))
        .orElse(text(address));
  }

  /// A moment in UTC, as the name of its column says; blank when there is none.
  public static String moment(Optional<Instant> at) {
    return at.map(MomentFormat::cell).orElse("");
  }
}
