package org.turnout.language;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.turnout.language.TimeParser.Half;

/// The hours that a text names when it picks from a list.
record SpanReader(Vocabulary vocabulary, TimeParser times) {
  private static final int EVENING = 17;

  /// When something begins and ends, if a text that picks from a list says so.
  ///
  /// @param rather what its end had better be too, where there is such a one: a shift until 2 pm is
  ///   a morning's only when there is none that ends by noon
  record Span(
      Optional<Predicate<LocalTime>> start,
      Optional<Predicate<LocalTime>> end,
      Optional<Predicate<LocalTime>> rather) {}

  /// The hours named: "6-10", "6am to 10am", "the 2pm one", "in the morning".
  Span span(Utterance said) {
    var clocks = new ArrayList<ClockTime>();
    var all = new TimeParser.Found();
    for (int i = 0; i < said.words().size(); ) {
      var found = new TimeParser.Found();
      int length = said.isExplained(i) ? 0 : range(said.words().get(i), clocks);
      length =
          length > 0 || said.isExplained(i) ? length : times.at(said, i, digits(said, i), found);
      clocks.addAll(found.clocks);
      all.half = found.half == null ? all.half : found.half;
      all.named.addAll(found.named);
      if (length > 0) {
        said.explain(i, length);
      }
      i += Math.max(1, length);
    }
    said.explainAll(vocabulary.roughly());
    if (clocks.size() == 1 && said.has(vocabulary.inexact())) {
      return new Span(Optional.of(_ -> false), Optional.empty(), Optional.empty()); // "after 10"
    }
    return clocks.isEmpty() ? part(all) : hours(clocks, all);
  }

  private static Span hours(List<ClockTime> clocks, TimeParser.Found found) {
    ClockTime first = clocks.getFirst();
    Half half = found.half;
    ClockTime start =
        clocks.size() == 1 && half != null ? ClockReader.in(half, first, found) : first;
    return new Span(
        Optional.of(start::fits),
        clocks.size() == 2 ? Optional.of(clocks.get(1)::fits) : Optional.empty(),
        Optional.empty());
  }

  /// A part of the day, or a time with a name.
  private static Span part(TimeParser.Found found) {
    if (!found.named.isEmpty()) {
      LocalTime named = found.named.getFirst();
      return new Span(Optional.of(named::equals), Optional.empty(), Optional.empty());
    }
    Half half = found.half;
    if (half == null) {
      return new Span(Optional.empty(), Optional.empty(), Optional.empty());
    }
    return switch (half) {
      case MORNING ->
          new Span(
              Optional.of(time -> time.isBefore(LocalTime.NOON)),
              Optional.empty(),
              Optional.of(time -> !time.isAfter(LocalTime.NOON)));
      case LATER ->
          new Span(
              Optional.of(time -> !time.isBefore(LocalTime.NOON)),
              Optional.empty(),
              Optional.empty());
      case NIGHT ->
          new Span(
              Optional.of(time -> time.getHour() >= EVENING), Optional.empty(), Optional.empty());
    };
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
