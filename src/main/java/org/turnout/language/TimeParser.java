package org.turnout.language;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.turnout.language.ParsedAnswer.Reason;
import org.turnout.language.PhraseTable.Match;

/// Times of day.
record TimeParser(Vocabulary vocabulary, NumberParser numbers) {
  /// An hour and minute as written, and whether the writing itself says which half of the day.
  private record Clock(int hour, int minute, boolean sure) {
    /// Whether a time may be meant: a bare "6" is either half of the day.
    boolean fits(LocalTime time) {
      return time.getMinute() == minute
          && (time.getHour() == hour || (!sure && time.getHour() % 12 == hour % 12));
    }

    Clock moved(int minutes) {
      int at = hour * 60 + minute + minutes;
      return new Clock(Math.floorDiv(at, 60), Math.floorMod(at, 60), sure);
    }
  }

  private static final int EVENING = 17;

  /// What a text says of time.
  private static final class Found {
    final LinkedHashSet<LocalTime> named = new LinkedHashSet<>();
    final LinkedHashSet<Clock> clocks = new LinkedHashSet<>();
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

  /// When something begins and ends, if a text that picks from a list says so.
  record Span(Optional<Predicate<LocalTime>> start, Optional<Predicate<LocalTime>> end) {}

  /// The hours named: "6-10", "6am to 10am", "the 2pm one", "in the morning".
  Span span(Utterance said) {
    var clocks = new ArrayList<Clock>();
    Optional<Boolean> morning = Optional.empty();
    Optional<LocalTime> named = Optional.empty();
    boolean late = false;
    for (int i = 0; i < said.words().size(); ) {
      var found = new Found();
      int length = said.isExplained(i) ? 0 : range(said.words().get(i), clocks);
      length = length > 0 || said.isExplained(i) ? length : at(said, i, digits(said, i), found);
      clocks.addAll(found.clocks);
      late |= length == 0 ? false : vocabulary.late().at(said.words(), i) != null;
      morning = found.morning == null ? morning : Optional.of(found.morning);
      named = found.named.isEmpty() ? named : Optional.of(found.named.getFirst());
      if (length > 0) {
        said.explain(i, length);
      }
      i += Math.max(1, length);
    }
    said.explainAll(vocabulary.roughly());
    if (clocks.isEmpty()) {
      Optional<Predicate<LocalTime>> half =
          late ? Optional.of(TimeParser::late) : morning.map(TimeParser::half);
      return new Span(
          named.<Predicate<LocalTime>>map(at -> at::equals).or(() -> half), Optional.empty());
    }
    Optional<Boolean> half = morning;
    Clock start =
        clocks.size() == 1
            ? half.map(am -> halved(clocks.getFirst(), am)).orElse(clocks.getFirst())
            : clocks.getFirst();
    return new Span(
        Optional.of(start::fits),
        clocks.size() == 2 ? Optional.of(clocks.get(1)::fits) : Optional.empty());
  }

  private static boolean late(LocalTime time) {
    return time.getHour() >= EVENING;
  }

  private static Predicate<LocalTime> half(boolean morning) {
    return time -> morning == time.isBefore(LocalTime.NOON);
  }

  /// In a list "one" is an option: only a number in digits is an hour.
  private static boolean digits(Utterance said, int at) {
    return Character.isDigit(said.words().get(at).charAt(0));
  }

  /// "6-10", "10-2pm".
  private int range(String word, ArrayList<Clock> clocks) {
    int dash = word.indexOf('-');
    if (dash <= 0) {
      return 0;
    }
    String to = word.substring(dash + 1);
    int letters = to.length();
    while (letters > 0 && Character.isLetter(to.charAt(letters - 1))) {
      letters--;
    }
    Boolean half = vocabulary.halves().get(to.substring(letters));
    Optional<Clock> start = parse(word.substring(0, dash));
    Optional<Clock> end = parse(to.substring(0, letters));
    if (start.isEmpty() || end.isEmpty() || (half == null && letters < to.length())) {
      return 0;
    }
    clocks.add(start.get());
    clocks.add(half == null ? end.get() : halved(end.get(), half));
    return 1;
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

  private int at(Utterance said, int at, boolean bare, Found found) {
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
    Clock clock = before == null ? heard.clock() : heard.clock().moved(before.value());
    found.first = Math.min(found.first, at);
    return hour + heard.words() - at + after(said, hour + heard.words(), clock, found);
  }

  /// The hour that begins at a word, and how many words it takes.
  private record Hour(Clock clock, int words) {}

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
      Optional<Clock> clock = parse(word.substring(0, letters));
      boolean plain = tail.isEmpty() && word.indexOf(':') < 0;
      if (clock.isPresent() && (bare || !plain || halfFollows(said, at + 1))) {
        return new Hour(
            half != null ? halved(clock.get(), half) : hours ? sure(clock.get()) : clock.get(), 1);
      }
    }
    NumberParser.Spoken spoken = numbers.spoken(said.words(), at);
    boolean hourly = spoken.words() > 0 && spoken.value() >= 1 && spoken.value() <= 12;
    return hourly && (bare || halfFollows(said, at + spoken.words()))
        ? new Hour(new Clock((int) spoken.value(), 0, false), spoken.words())
        : spokenWithMinutes(said, at, bare);
  }

  /// "six thirty": the number grammar may have taken both words.
  private @Nullable Hour spokenWithMinutes(Utterance said, int at, boolean bare) {
    Match<Integer> hour = said.match(vocabulary.numbers(), at);
    return bare && hour != null && hour.value() >= 1 && hour.value() <= 12
        ? new Hour(new Clock(hour.value(), 0, false), hour.words())
        : null;
  }

  private boolean halfFollows(Utterance said, int at) {
    return at < said.words().size()
        && (said.match(vocabulary.halves(), at) != null
            || said.match(vocabulary.clockAfter(), at) != null);
  }

  /// Minutes and the half of the day behind an hour.
  private int after(Utterance said, int at, Clock clock, Found found) {
    int end = at;
    Clock exact = clock;
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
        exact = half == null ? exact : halved(exact, half);
        end++;
      }
    }
    Match<Boolean> half = end < said.words().size() ? said.match(vocabulary.halves(), end) : null;
    if (half != null) {
      exact = halved(exact, half.value());
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
    Clock clock = found.clocks.getFirst();
    if (!found.named.isEmpty()) {
      return clock.hour() == 12
          ? ParsedAnswer.of(found.named.getFirst(), grade)
          : ParsedAnswer.unclear(Reason.SEVERAL);
    }
    if (clock.sure() || clock.hour() > 12 || clock.hour() == 0) {
      return ParsedAnswer.of(LocalTime.of(clock.hour() % 24, clock.minute()), grade);
    }
    if (found.morning == null) {
      return ParsedAnswer.unclear(Reason.MORNING_OR_EVENING);
    }
    Clock exact = halved(clock, found.morning);
    return ParsedAnswer.of(LocalTime.of(exact.hour(), exact.minute()), grade);
  }

  private static Clock sure(Clock clock) {
    return new Clock(clock.hour(), clock.minute(), true);
  }

  private static Clock halved(Clock clock, boolean morning) {
    return clock.hour() > 12
        ? sure(clock)
        : new Clock(clock.hour() % 12 + (morning ? 0 : 12), clock.minute(), true);
  }

  /// "7", "7:30", "07:30", "730", "1930". A leading zero says that all 24 hours are counted.
  private static Optional<Clock> parse(String text) {
    int colon = Math.max(text.indexOf(':'), text.indexOf('.'));
    String hours = colon >= 0 ? text.substring(0, colon) : text;
    String minutes = colon >= 0 ? text.substring(colon + 1) : "00";
    if (colon < 0 && (text.length() == 3 || text.length() == 4)) {
      hours = text.substring(0, text.length() - 2);
      minutes = text.substring(text.length() - 2);
    }
    if (!NumberParser.allDigits(hours)
        || !NumberParser.allDigits(minutes)
        || hours.length() > 2
        || minutes.length() != 2) {
      return Optional.empty();
    }
    int hour = Integer.parseInt(hours);
    int minute = Integer.parseInt(minutes);
    boolean sure = hours.length() == 2 && hours.charAt(0) == '0';
    return hour > 23 || minute > 59 ? Optional.empty() : Optional.of(new Clock(hour, minute, sure));
  }
}
