package org.turnout.language;

import java.time.LocalTime;
import java.util.LinkedHashSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.turnout.language.ParsedAnswer.Reason;
import org.turnout.language.PhraseTable.Match;

/// Times of day.
record TimeParser(Vocabulary vocabulary, NumberParser numbers) {
  /// What a text says of time.
  static final class Found {
    final LinkedHashSet<LocalTime> named = new LinkedHashSet<>();
    final LinkedHashSet<ClockTime> clocks = new LinkedHashSet<>();
    int first = Integer.MAX_VALUE;
    @Nullable Boolean morning;
  }

  ParsedAnswer<LocalTime> in(String text) {
    var said = Utterance.of(text);
    if (said.words().isEmpty()) {
      return ParsedAnswer.unclear(Reason.EMPTY);
    }
    var found = read(said, true);
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
  void explain(Utterance said) {
    read(said, false);
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
    Match<LocalTime> named = said.match(vocabulary.times(), at);
    if (named != null) {
      found.named.add(named.value());
      return named.words();
    }
    Match<Boolean> half = said.match(vocabulary.halves(), at);
    if (half != null && (half.words() > 1 || said.words().get(at).length() > 1)) {
      found.morning = half.value();
      return half.words();
    }
    Match<Integer> before = said.match(vocabulary.clockBefore(), at);
    int hour = at + (before == null ? 0 : before.words());
    if (hour >= said.words().size()) {
      return 0;
    }
    Hour heard = hour(said, hour, bare || before != null);
    if (heard == null) {
      return 0;
    }
    ClockTime clock = before == null ? heard.clock() : heard.clock().moved(before.value());
    found.first = Math.min(found.first, at);
    return hour + heard.words() - at + after(said, hour + heard.words(), clock, found);
  }

  /// The hour that begins at a word, and how many words it takes.
  private record Hour(ClockTime clock, int words) {}

  private @Nullable Hour hour(Utterance said, int at, boolean bare) {
    String word = said.words().get(at);
    int letters = word.length();
    while (letters > 0 && Character.isLetter(word.charAt(letters - 1))) {
      letters--;
    }
    String tail = word.substring(letters);
    Boolean half = vocabulary.halves().get(tail);
    boolean hours = tail.equals("h") || tail.equals("hrs");
    if (tail.isEmpty() || half != null || hours || tail.equals("ish")) {
      Optional<ClockTime> clock = ClockTime.parse(word.substring(0, letters));
      boolean plain = tail.isEmpty() && word.indexOf(':') < 0;
      if (clock.isPresent() && (bare || !plain || halfFollows(said, at + 1))) {
        return new Hour(
            half != null ? clock.get().in(half) : hours ? clock.get().ofDay() : clock.get(), 1);
      }
    }
    NumberParser.Spoken spoken = numbers.spoken(said.words(), at);
    boolean hourly = spoken.words() > 0 && spoken.value() >= 1 && spoken.value() <= 12;
    return hourly && (bare || halfFollows(said, at + spoken.words()))
        ? new Hour(new ClockTime((int) spoken.value(), 0, false), spoken.words())
        : spokenWithMinutes(said, at, bare);
  }

  /// "six thirty": the number grammar may have taken both words.
  private @Nullable Hour spokenWithMinutes(Utterance said, int at, boolean bare) {
    Match<Integer> hour = said.match(vocabulary.numbers(), at);
    return bare && hour != null && hour.value() >= 1 && hour.value() <= 12
        ? new Hour(new ClockTime(hour.value(), 0, false), hour.words())
        : null;
  }

  private boolean halfFollows(Utterance said, int at) {
    return at < said.words().size()
        && (said.match(vocabulary.halves(), at) != null
            || said.match(vocabulary.clockAfter(), at) != null);
  }

  /// Minutes and the half of the day behind an hour.
  private int after(Utterance said, int at, ClockTime clock, Found found) {
    int end = at;
    ClockTime exact = clock;
    Match<Integer> minutes =
        end < said.words().size() ? said.match(vocabulary.clockAfter(), end) : null;
    if (minutes != null) {
      exact = exact.moved(minutes.value());
      end += minutes.words();
    } else if (end < said.words().size() && exact.minute() == 0 && !exact.sure()) {
      String word = said.words().get(end);
      int digits = word.length() >= 2 && NumberParser.allDigits(word.substring(0, 2)) ? 2 : 0;
      Boolean half = digits == 0 ? null : vocabulary.halves().get(word.substring(2));
      if (digits == 2
          && Integer.parseInt(word.substring(0, 2)) < 60
          && (word.length() == 2 || half != null)) {
        exact = exact.moved(Integer.parseInt(word.substring(0, 2)));
        exact = half == null ? exact : exact.in(half);
        end++;
      }
    }
    Match<Boolean> half = end < said.words().size() ? said.match(vocabulary.halves(), end) : null;
    if (half != null) {
      exact = exact.in(half.value());
      end += half.words();
    }
    found.clocks.add(exact);
    return end - at;
  }

  private ParsedAnswer<LocalTime> decide(Found found, Grade grade) {
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
    if (found.morning == null) {
      return ParsedAnswer.unclear(Reason.MORNING_OR_EVENING);
    }
    ClockTime exact = clock.in(found.morning);
    return ParsedAnswer.of(exact.time(), grade);
  }
}
