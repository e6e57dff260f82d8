package org.turnout.language;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.turnout.language.ParsedAnswer.Reason;

/// Dates and days of the week, counted from a given today.
record DateParser(Vocabulary vocabulary, NumberParser numbers, TimeParser times) {
  ParsedAnswer<LocalDate> in(String text, LocalDate today) {
    var said = Utterance.of(text);
    if (said.words().isEmpty()) {
      return ParsedAnswer.unclear(Reason.EMPTY);
    }
    try {
      return new DateSearch(this, said, today, false).decide();
    } catch (DateTimeException _) {
      return ParsedAnswer.unclear(Reason.NO_SUCH_DATE);
    }
  }

  /// Every day that is said in such a text: "tues or wed".
  Set<LocalDate> all(Utterance said, LocalDate today) {
    try {
      return new DateSearch(this, said, today, true).all();
    } catch (DateTimeException _) {
      return Set.of();
    }
  }

  /// The one day that is said in a text that picks from a list, if there is one. There "10-2" is
  /// hours, and a bare number is not a day.
  Optional<LocalDate> find(Utterance said, LocalDate today) {
    try {
      return new DateSearch(this, said, today, true).find();
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
