package org.turnout.language;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.turnout.language.ParsedAnswer.Reason;

/// A search of options by what they are: their day, their hours, their place.
final class OptionSearch {
  private final Vocabulary vocabulary;
  private final DateParser dates;
  private final TimeParser times;
  private final NumberParser numbers;
  private final Utterance said;
  private final List<Option> options;
  private final LocalDate today;
  private final boolean dated;
  private final boolean timed;
  private boolean named;
  private boolean edged;

  OptionSearch(ChoiceMatcher matcher, Utterance said, List<Option> options, LocalDate today) {
    this.vocabulary = matcher.vocabulary();
    this.dates = matcher.dates();
    this.times = matcher.times();
    this.numbers = matcher.numbers();
    this.said = said;
    this.options = options;
    this.today = today;
    this.dated = options.stream().anyMatch(option -> option.day().isPresent());
    this.timed = options.stream().anyMatch(option -> option.start().isPresent());
  }

  ParsedAnswer<Integer> found() {
    List<Integer> onDay = byDay();
    List<Integer> placed = new NameMatcher(vocabulary).in(said, names());
    if (!placed.isEmpty() && strange()) {
      return ParsedAnswer.several(placed); // "mission viejo" is not Mission
    }
    List<Integer> fit = atEdge(byTime(byPlace(onDay, placed)), placed.isEmpty());
    if (!named) {
      return ParsedAnswer.unclear(Reason.NOT_FOUND);
    }
    Grade grade = said.grade(vocabulary);
    if (grade == Grade.UNCLEAR || said.asks() || (edged && grade != Grade.SURE)) {
      return ParsedAnswer.unclear(Reason.SEVERAL);
    }
    return decide(fit, grade, placed.isEmpty());
  }

  Optional<Integer> mentioned() {
    if (said.has(vocabulary.negations()) || said.has(vocabulary.doubts())) {
      return Optional.empty();
    }
    List<Integer> onDay = byDay();
    List<Integer> placed = new NameMatcher(vocabulary).contained(said, names());
    List<Integer> hours = byTime(byPlace(onDay, placed));
    List<Integer> fit =
        timed ? atEdge(hours, placed.isEmpty()) : hours; // "an early shift" names no day
    return named ? decide(fit, Grade.LIKELY, placed.isEmpty()).known() : Optional.empty();
  }

  private List<Integer> byDay() {
    List<Integer> all = IntStream.range(0, options.size()).boxed().toList();
    if (!dated) {
      return all;
    }
    Set<LocalDate> listed =
        options.stream().flatMap(option -> option.day().stream()).collect(toUnmodifiableSet());
    Set<LocalDate> days = new DayMentions(vocabulary, dates).on(said, today, listed);
    named |= !days.isEmpty();
    return days.isEmpty()
        ? all
        : only(all, option -> option.day().filter(days::contains).isPresent());
  }

  private List<Integer> byPlace(List<Integer> fit, List<Integer> placed) {
    named |= !placed.isEmpty();
    return placed.isEmpty() ? fit : fit.stream().filter(placed::contains).toList();
  }

  /// Whether a word next to a name may make it another name.
  private boolean strange() {
    if (timed || dated) {
      return false;
    }
    said.explainAll(vocabulary.placeWords());
    said.explainAll(vocabulary.courtesy());
    said.explainAll(vocabulary.fillers());
    for (int i = 0; i < said.words().size(); i++) {
      boolean beside =
          (i > 0 && said.isNamed(i - 1)) || (i + 1 < said.words().size() && said.isNamed(i + 1));
      String word = said.words().get(i);
      boolean letters = word.length() > 1 && Character.isLetter(word.codePointAt(0));
      if (!said.isExplained(i) && beside && letters) {
        return true;
      }
    }
    return false;
  }

  private ParsedAnswer<Integer> decide(List<Integer> fit, Grade grade, boolean noPlace) {
    if (fit.size() == 1) {
      return ParsedAnswer.of(fit.getFirst(), grade);
    }
    boolean days = dated && !timed; // of these none is nearer: "monday and tuesday" are both wanted
    List<Integer> own = noPlace && !days ? ownPlace(fit) : List.of();
    return own.size() == 1 && own.size() < fit.size()
        ? ParsedAnswer.of(own.getFirst(), Grade.LIKELY)
        : fit.isEmpty() ? ParsedAnswer.unclear(Reason.NOT_FOUND) : ParsedAnswer.several(fit);
  }

  private List<Integer> ownPlace(List<Integer> fit) {
    List<String> own = options.getFirst().aliases().stream().limit(1).toList();
    return fit.stream()
        .filter(i -> options.get(i).aliases().stream().limit(1).toList().equals(own))
        .toList();
  }

  /// What each option is called. A label with a day or hours in it names nothing.
  private List<List<String>> names() {
    var all = new ArrayList<List<String>>();
    for (Option option : options) {
      var names = new ArrayList<String>();
      if (!timed && !dated) {
        names.add(TextFold.words(option.name()));
      }
      option.aliases().forEach(alias -> names.add(TextFold.words(alias)));
      names.removeIf(name -> name.isEmpty() || (NumberParser.allDigits(name) && name.length() < 5));
      all.add(names);
    }
    return all;
  }

  private List<Integer> byTime(List<Integer> fit) {
    if (!timed) {
      return fit;
    }
    int before = said.left();
    SpanReader.Span span = new SpanReader(vocabulary, times).span(said);
    List<Integer> left = fit;
    for (Predicate<LocalTime> start : span.start().stream().toList()) {
      left = only(left, option -> option.start().filter(start).isPresent());
    }
    for (Predicate<LocalTime> end : span.end().stream().toList()) {
      left = only(left, option -> option.end().filter(end).isPresent());
    }
    for (Predicate<LocalTime> rather : span.rather().stream().toList()) {
      List<Integer> better = only(left, option -> option.end().filter(rather).isPresent());
      left = better.isEmpty() ? left : better;
    }
    named |= said.left() < before;
    return left;
  }

  /// "the early one", "the late one": the first or last hour of the first or last day, at the
  /// member's own place unless another is named.
  private List<Integer> atEdge(List<Integer> fit, boolean noPlace) {
    if (!(timed || dated) || said.has(vocabulary.doubts())) { // "too early"
      return fit;
    }
    Optional<Boolean> edge = said.take(vocabulary.edges()).stream().findFirst();
    if (edge.isEmpty()) {
      return fit;
    }
    named = true;
    edged = true;
    said.explainAll(vocabulary.halves());
    boolean half = said.words().stream().anyMatch(vocabulary.halves()::has);
    for (int i = 0; half && i < said.words().size(); i++) { // "the earliest morning one"
      var one = numbers.plain(said.words(), i);
      if (one.words() == 1 && one.value() == 1) {
        said.explain(i, 1);
      }
    }
    var order =
        Comparator.<Integer, LocalDate>comparing(i -> options.get(i).day().orElse(LocalDate.MAX))
            .thenComparing(i -> options.get(i).start().orElse(LocalTime.MAX));
    List<Integer> own = noPlace && timed ? ownPlace(fit) : fit;
    List<Integer> among = own.isEmpty() ? fit : own;
    return among.stream()
        .min(edge.get() ? order : order.reversed())
        .map(first -> among.stream().filter(i -> order.compare(i, first) == 0).toList())
        .orElse(fit);
  }

  private List<Integer> only(List<Integer> fit, Predicate<Option> has) {
    return fit.stream().filter(i -> has.test(options.get(i))).toList();
  }
}
