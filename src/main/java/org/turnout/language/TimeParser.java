package org.turnout.language;

import java.time.LocalTime;
import java.util.LinkedHashSet;
import org.jspecify.annotations.Nullable;
import org.turnout.language.ParsedAnswer.Reason;

/// Times of day.
record TimeParser(Vocabulary vocabulary, NumberParser numbers) {
  /// Before noon, after it, and the part of the day in which 12 is midnight and 2 is either.
  enum Half {
    MORNING,
    LATER,
    NIGHT;

    boolean morning() {
      return this == MORNING;
    }
  }

  /// What a text says of time.
  static final class Found {
    final LinkedHashSet<LocalTime> named = new LinkedHashSet<>();
    final LinkedHashSet<ClockTime> clocks = new LinkedHashSet<>();
    int first = Integer.MAX_VALUE;
    @Nullable Half half;

    /// "in 2 hours", "2 at night": no time of day, or two of them.
    boolean open;

    /// Whether it speaks of the time of day at all.
    boolean any() {
      return half != null || open || !named.isEmpty() || !clocks.isEmpty();
    }
  }

  ParsedAnswer<LocalTime> in(String text) {
    var said = Utterance.of(text);
    if (said.words().isEmpty()) {
      return ParsedAnswer.unclear(Reason.EMPTY);
    }
    var found = read(said, true);
    if (found.open) {
      return ParsedAnswer.unclear(Reason.SEVERAL);
    }
    if (found.clocks.isEmpty() && found.named.isEmpty()) {
      return ParsedAnswer.unclear(Reason.NOT_FOUND);
    }
    if (inexact(said, found.first)) {
      return ParsedAnswer.unclear(Reason.SEVERAL);
    }
    said.explainAll(vocabulary.roughly());
    Grade grade = said.grade(vocabulary);
    if (grade == Grade.UNCLEAR || leftNumber(said)) {
      return ParsedAnswer.unclear(Reason.SEVERAL);
    }
    return decide(found, said.asks() && grade == Grade.SURE ? Grade.LIKELY : grade);
  }

  /// Notes what is said of a time in a text that is read for something else.
  Found explain(Utterance said) {
    return read(said, false);
  }

  /// "after 7am": only what is said before the time leaves it open.
  private boolean inexact(Utterance said, int before) {
    for (int i = 0; i < said.words().size() && i < before; i++) {
      if (said.match(vocabulary.inexact(), i) != null) {
        return true;
      }
    }
    return false;
  }

  private boolean leftNumber(Utterance said) {
    for (int i = 0; i < said.words().size(); i++) {
      String word = said.words().get(i);
      if (!said.isExplained(i)
          && (Character.isDigit(word.charAt(0)) || vocabulary.numbers().has(word))) {
        return true;
      }
    }
    return false;
  }

  /// @param bare whether a lone number is an hour
  private Found read(Utterance said, boolean bare) {
    var found = new Found();
    for (int i = 0; i < said.words().size(); ) {
      int length = said.isExplained(i) ? 1 : at(said, i, bare, found);
      if (length > 0) {
        said.explain(i, length);
      }
      i += Math.max(1, length);
    }
    return found;
  }

  /// What is said of time at a word.
  ///
  /// @return how many words it takes
  int at(Utterance said, int at, boolean bare, Found found) {
    return new ClockReader(vocabulary, numbers).at(said, at, bare, found);
  }

  private static ParsedAnswer<LocalTime> decide(Found found, Grade grade) {
    if (found.clocks.size() > 1 || found.named.size() > 1) {
      return ParsedAnswer.unclear(Reason.SEVERAL);
    }
    if (found.clocks.isEmpty()) {
      return ParsedAnswer.of(found.named.getFirst(), grade);
    }
    ClockTime clock = found.clocks.getFirst();
    if (!found.named.isEmpty()) {
      return clock.hour() == 12
          ? ParsedAnswer.of(found.named.getFirst(), grade)
          : ParsedAnswer.unclear(Reason.SEVERAL);
    }
    if (clock.sure() || clock.hour() > 12 || clock.hour() == 0) {
      return ParsedAnswer.of(clock.time(), grade);
    }
    if (found.half == null) {
      return ParsedAnswer.unclear(Reason.MORNING_OR_EVENING);
    }
    ClockTime exact = ClockReader.in(found.half, clock, found);
    return found.open ? ParsedAnswer.unclear(Reason.SEVERAL) : ParsedAnswer.of(exact.time(), grade);
  }
}
