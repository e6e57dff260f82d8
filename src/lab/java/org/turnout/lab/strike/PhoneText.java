package org.turnout.lab.strike;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.turnout.lab.strike.TextPattern.Reading;

/// A text on a phone, as the play has noted it.
///
/// @param mine whether the phone sent it
/// @param at campaign time
/// @param says what of the campaign's it is; empty for a text that the phone sent
record PhoneText(
    long turn, String phone, boolean mine, String body, Instant at, List<Reading> says) {
  Optional<Reading> says(String kind) {
    return says.stream().filter(it -> it.kind().equals(kind)).findFirst();
  }

  /// Never the words or the number.
  @Override
  public String toString() {
    return "PhoneText[" + turn + "]";
  }
}
