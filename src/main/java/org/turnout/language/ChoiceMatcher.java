package org.turnout.language;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.turnout.language.ParsedAnswer.Reason;
import org.turnout.language.PhraseTable.Match;

/// Picks one of the options a member was shown: by its number, or by what it is (its day, its
/// hours, its place), in any order of words. Options that fit equally well are never guessed
/// between, except that the place listed first is the member's own.
record ChoiceMatcher(
    Vocabulary vocabulary, NumberParser numbers, DateParser dates, TimeParser times) {
  ParsedAnswer<Integer> in(String text, List<Option> options, LocalDate today) {
    var said = Utterance.of(text);
    if (said.words().isEmpty()) {
      return ParsedAnswer.unclear(Reason.EMPTY);
    }
    if (options.isEmpty()) {
      return ParsedAnswer.unclear(Reason.NOT_FOUND);
    }
    ParsedAnswer<Integer> label = label(said, options);
    if (label instanceof ParsedAnswer.Understood<Integer>) {
      return label;
    }
    ParsedAnswer<Integer> numbered = numbered(text, options.size());
    if (!(numbered instanceof ParsedAnswer.Unclear<Integer>)) {
      return numbered;
    }
    return new Search(said, options, today).found();
  }

  /// The option as it was shown.
  private static ParsedAnswer<Integer> label(Utterance said, List<Option> options) {
    List<Integer> same =
        IntStream.range(0, options.size())
            .filter(i -> Utterance.of(options.get(i).name()).words().equals(said.words()))
            .boxed()
            .toList();
    return same.size() == 1
        ? ParsedAnswer.of(same.getFirst())
        : ParsedAnswer.unclear(Reason.NOT_FOUND);
  }

  /// "2", "#2", "the 2nd one", "number two", "the last".
  private ParsedAnswer<Integer> numbered(String text, int options) {
    var said = Utterance.of(text);
    var found = new LinkedHashSet<Integer>();
    boolean ordinal = false;
    for (int i = 0; i < said.words().size(); i++) {
      Match<Integer> match = said.match(vocabulary.ordinals(), i);
      if (match != null) {
        ordinal = true;
        found.add(match.value() > 0 ? match.value() : options + 1 + match.value());
        said.explain(i, match.words());
      }
    }
    for (int i = 0; i < said.words().size(); ) {
      int words = said.isExplained(i) ? 0 : number(said, i, ordinal, found);
      if (words > 0) {
        said.explain(i, words);
      }
      i += Math.max(1, words);
    }
    Grade grade = said.grade(vocabulary);
    if (found.size() != 1 || grade == Grade.UNCLEAR || said.asks()) {
      return ParsedAnswer.unclear(found.size() > 1 ? Reason.SEVERAL : Reason.NOT_FOUND);
    }
    int place = found.iterator().next();
    return grade == Grade.SURE && place >= 1 && place <= options
        ? ParsedAnswer.of(place - 1)
        : ParsedAnswer.unclear(Reason.NOT_FOUND);
  }

  /// @param ordinal whether one was found: then "one" is not a number
  /// @return how many words the number takes
  private int number(Utterance said, int at, boolean ordinal, Set<Integer> found) {
    NumberParser.Spoken spoken = numbers.spoken(said.words(), at);
    long value = spoken.value();
    int words = spoken.words();
    if (words == 0
        && NumberParser.digits(said.words().get(at))
            instanceof ParsedAnswer.Understood<Long>(var n)) {
      value = n;
      words = 1;
    }
    boolean pointed = at > 0 && vocabulary.pointing().has(said.words().get(at - 1));
    if (words > 0 && !(value == 1 && (ordinal || (pointed && spoken.words() > 0)))) {
      found.add((int) Math.min(value, Integer.MAX_VALUE));
    }
    return words;
  }

  /// A search by what the options are.
  private final class Search {
    private final Utterance said;
    private final List<Option> options;
    private final LocalDate today;

    Search(Utterance said, List<Option> options, LocalDate today) {
      this.said = said;
      this.options = options;
      this.today = today;
    }

    ParsedAnswer<Integer> found() {
      List<Integer> all = IntStream.range(0, options.size()).boxed().toList();
      List<Integer> fit = all;
      boolean dated = options.stream().anyMatch(option -> option.day().isPresent());
      boolean timed = options.stream().anyMatch(option -> option.start().isPresent());
      boolean named = false;
      if (dated) {
        Optional<LocalDate> day = dates.find(said, today);
        named = day.isPresent();
        fit =
            day.map(it -> only(all, option -> option.day().filter(it::equals).isPresent()))
                .orElse(all);
      }
      List<Integer> placed = new NameMatcher(vocabulary).in(said, names(timed || dated));
      if (!placed.isEmpty() && !timed && !dated && strange(said)) {
        return ParsedAnswer.several(placed); // "mission viejo" is not Mission
      }
      if (!placed.isEmpty()) {
        named = true;
        fit = fit.stream().filter(placed::contains).toList();
      }
      if (timed) {
        int before = said.left();
        fit = byTime(fit);
        named |= said.left() < before;
      }
      if (!named) {
        return ParsedAnswer.unclear(Reason.NOT_FOUND);
      }
      Grade grade = said.grade(vocabulary);
      if (grade == Grade.UNCLEAR || said.asks()) {
        return ParsedAnswer.unclear(Reason.SEVERAL);
      }
      return decide(fit, grade, placed.isEmpty());
    }

    /// Whether a word next to a name may make it another name.
    private boolean strange(Utterance said) {
      said.explainAll(vocabulary.placeWords());
      said.explainAll(vocabulary.courtesy());
      said.explainAll(vocabulary.fillers());
      for (int i = 0; i < said.words().size(); i++) {
        boolean beside =
            (i > 0 && said.isNamed(i - 1)) || (i + 1 < said.words().size() && said.isNamed(i + 1));
        boolean letters = Character.isLetter(said.words().get(i).codePointAt(0));
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
      List<Integer> own = noPlace ? ownPlace(fit) : List.of();
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

    /// @param facets whether the label has times in it, which are no names
    private List<List<String>> names(boolean facets) {
      var all = new ArrayList<List<String>>();
      for (Option option : options) {
        var names = new ArrayList<String>();
        if (!facets) {
          names.add(TextFold.words(option.name()));
        }
        option.aliases().forEach(alias -> names.add(TextFold.words(alias)));
        names.removeIf(
            name -> name.isEmpty() || (NumberParser.allDigits(name) && name.length() < 5));
        all.add(names);
      }
      return all;
    }

    private List<Integer> byTime(List<Integer> fit) {
      SpanReader.Span span = new SpanReader(vocabulary, times).span(said);
      List<Integer> left = fit;
      for (Predicate<LocalTime> start : span.start().stream().toList()) {
        left = only(left, option -> option.start().filter(start).isPresent());
      }
      for (Predicate<LocalTime> end : span.end().stream().toList()) {
        left = only(left, option -> option.end().filter(end).isPresent());
      }
      return left;
    }

    private List<Integer> only(List<Integer> fit, Predicate<Option> has) {
      return fit.stream().filter(i -> has.test(options.get(i))).toList();
    }
  }
}
