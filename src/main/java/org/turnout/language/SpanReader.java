package org.turnout.language;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// The hours that a text names when it picks from a list.
record SpanReader(Vocabulary vocabulary, TimeParser times) {
  private static final int EVENING = 17;

  /// When something begins and ends, if a text that picks from a list says so.
  record Span(Optional<Predicate<LocalTime>> start, Optional<Predicate<LocalTime>> end) {}

  /// The hours named: "6-10", "6am to 10am", "the 2pm one", "in the morning".
  Span span(Utterance said) {
    var clocks = new ArrayList<ClockTime>();
    Optional<Boolean> morning = Optional.empty();
    Optional<LocalTime> named = Optional.empty();
    boolean late = false;
    for (int i = 0; i < said.words().size(); ) {
      var found = new TimeParser.Found();
      int length = said.isExplained(i) ? 0 : range(said.words().get(i), clocks);
      length =
          length > 0 || said.isExplained(i) ? length : times.at(said, i, digits(said, i), found);
      clocks.addAll(found.clocks);
      late |= length > 0 && vocabulary.late().at(said.words(), i) != null;
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
          late ? Optional.of(SpanReader::late) : morning.map(SpanReader::half);
      return new Span(
          named.<Predicate<LocalTime>>map(at -> at::equals).or(() -> half), Optional.empty());
    }
    Optional<Boolean> half = morning;
    ClockTime start =
        clocks.size() == 1
            ? half.map(am -> clocks.getFirst().in(am)).orElse(clocks.getFirst())
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
  private int range(String word, List<ClockTime> clocks) {
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
    Optional<ClockTime> start = ClockTime.parse(word.substring(0, dash));
    Optional<ClockTime> end = ClockTime.parse(to.substring(0, letters));
    if (start.isEmpty() || end.isEmpty() || (half == null && letters < to.length())) {
      return 0;
    }
    clocks.add(start.get());
    clocks.add(half == null ? end.get() : end.get().in(half));
    return 1;
  }
}
