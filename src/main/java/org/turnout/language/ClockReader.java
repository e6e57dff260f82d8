package org.turnout.language;

import java.time.LocalTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.turnout.language.PhraseTable.Match;
import org.turnout.language.TimeParser.Found;
import org.turnout.language.TimeParser.Half;

/// Reads one time of day where it is in a text: "half past 6 pm", "las 6 menos cuarto".
record ClockReader(Vocabulary vocabulary, NumberParser numbers) {
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
      found.half = half(said, at, half);
      return half.words();
    }
    int distance = distance(said, at);
    if (distance > 0) {
      found.open = true;
      return distance;
    }
    Match<Boolean> lead = said.match(vocabulary.clockLeads(), at);
    return clock(said, at, lead == null ? 0 : lead.words(), bare, found);
  }

  private Half half(Utterance said, int at, Match<Boolean> half) {
    return half.value()
        ? Half.MORNING
        : said.match(vocabulary.late(), at) == null ? Half.LATER : Half.NIGHT;
  }

  /// "in 2 hours", "en una hora".
  private int distance(Utterance said, int at) {
    Match<Boolean> lead = said.match(vocabulary.fromNow(), at);
    int from = at + (lead == null ? 0 : lead.words());
    if (lead == null || from >= said.words().size()) {
      return 0;
    }
    String word = said.words().get(from);
    if (word.endsWith("h") && NumberParser.allDigits(word.substring(0, word.length() - 1))) {
      return from + 1 - at;
    }
    int number = NumberParser.allDigits(word) ? 1 : numbers.spoken(said.words(), from).words();
    number = number == 0 && vocabulary.fillers().has(word) ? 1 : number; // "in an hour"
    for (int unit = from + number;
        unit < Math.min(from + number + 2, said.words().size());
        unit++) {
      if (said.match(vocabulary.timeUnits(), unit) != null) {
        return unit + 1 - at;
      }
    }
    return 0;
  }

  /// @param lead how many words say that an hour follows, "at", "a las"
  private int clock(Utterance said, int at, int lead, boolean bare, Found found) {
    Before before = before(said, at + lead);
    int hour = at + lead + before.words();
    if (hour >= said.words().size()) {
      return 0;
    }
    Match<LocalTime> noon = hour == at ? null : said.match(vocabulary.times(), hour);
    if (noon != null) {
      found.named.add(noon.value().plusMinutes(before.minutes()));
      return hour + noon.words() - at;
    }
    Hour heard = hour(said, hour, bare || lead + before.words() > 0);
    if (heard == null) {
      return 0;
    }
    int end = hour + heard.words();
    boolean unit = end < said.words().size() && said.match(vocabulary.timeUnits(), end) != null;
    found.open |= unit && said.match(vocabulary.clockAfter(), end) == null; // "20 minutes"
    found.first = Math.min(found.first, at);
    return hour
        + heard.words()
        - at
        + after(said, hour + heard.words(), heard.clock().moved(before.minutes()), found);
  }

  /// Minutes said before the hour, and in how many words.
  private record Before(int minutes, int words) {}

  private static final Before NO_MINUTES = new Before(0, 0);

  /// "half past", "quarter to", "20 minutes past".
  private Before before(Utterance said, int at) {
    if (at >= said.words().size()) {
      return NO_MINUTES;
    }
    Match<Integer> named = said.match(vocabulary.clockBefore(), at);
    if (named != null) {
      return new Before(named.value(), named.words());
    }
    String word = said.words().get(at);
    NumberParser.Spoken spoken =
        NumberParser.allDigits(word) && word.length() < 3
            ? new NumberParser.Spoken(Long.parseLong(word), 1)
            : numbers.spoken(said.words(), at);
    int end = at + spoken.words();
    if (spoken.words() == 0 || end >= said.words().size()) {
      return NO_MINUTES;
    }
    Match<Integer> joined = said.match(vocabulary.clockMinutes(), end);
    boolean minutes = spoken.value() > 0 && spoken.value() < 60;
    boolean round = spoken.value() % 5 == 0;
    return joined != null && minutes && (round || joined.words() > 1)
        ? new Before(joined.value() * (int) spoken.value(), spoken.words() + joined.words())
        : NO_MINUTES;
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
    Integer minutes = vocabulary.clockAfter().get(tail);
    if (tail.isEmpty() || half != null || hours || minutes != null || tail.equals("ish")) {
      int later = minutes == null ? 0 : minutes;
      Optional<ClockTime> clock =
          ClockTime.parse(word.substring(0, letters)).map(it -> it.moved(later));
      boolean plain = tail.isEmpty() && word.indexOf(':') < 0 && word.indexOf('h') < 0;
      if (clock.isPresent() && (bare || !plain || halfFollows(said, at + 1))) {
        return new Hour(
            half != null ? clock.get().in(half) : hours ? clock.get().ofDay() : clock.get(), 1);
      }
    }
    NumberParser.Spoken spoken = numbers.plain(said.words(), at);
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
      exact = in(half(said, end, half), exact, found);
      end += half.words();
      Match<Integer> sharp =
          end < said.words().size() ? said.match(vocabulary.clockAfter(), end) : null;
      end += sharp == null || sharp.value() != 0 ? 0 : sharp.words(); // "7 pm sharp"
    }
    found.clocks.add(exact);
    return end - at;
  }

  /// 12 at night is midnight; 2 at night is a time that nobody should have to guess.
  static ClockTime in(Half half, ClockTime clock, Found found) {
    if (half != Half.NIGHT || clock.sure()) {
      return clock.in(half.morning());
    }
    found.open |= clock.hour() >= 1 && clock.hour() <= 4;
    return clock.hour() == 12 ? clock.in(true) : clock.in(false);
  }
}
