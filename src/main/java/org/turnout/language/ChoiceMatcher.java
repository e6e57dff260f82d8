package org.turnout.language;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
    if (numbered instanceof ParsedAnswer.Understood<Integer>(Integer place)
        && !anotherDay(said, place, options)) {
      return numbered;
    }
    return new OptionSearch(this, said, options, today).found();
  }

  /// The one option that a sentence mentions by what it is; words that say nothing of it are
  /// skipped, so it does not answer yet.
  Optional<Integer> mentioned(String text, List<Option> options, LocalDate today) {
    var said = Utterance.of(text);
    return said.words().isEmpty() || options.isEmpty()
        ? Optional.empty()
        : new OptionSearch(this, said, options, today).mentioned();
  }

  /// "the 5th" may be a day: then it picks a row only if that is the one on it.
  private static boolean anotherDay(Utterance said, int place, List<Option> options) {
    String digits = Integer.toString(place + 1);
    boolean day =
        said.words().stream()
            .anyMatch(word -> word.startsWith(digits) && !NumberParser.allDigits(word));
    return day
        && IntStream.range(0, options.size())
            .anyMatch(i -> i != place && isOn(options.get(i), place + 1));
  }

  private static boolean isOn(Option option, int dayOfMonth) {
    return option.day().filter(day -> day.getDayOfMonth() == dayOfMonth).isPresent();
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
    var ordinals = new OrdinalReader(vocabulary);
    var found = new LinkedHashSet<Integer>();
    boolean ordinal = false;
    for (int i = 0; i < said.words().size(); i++) {
      Match<Boolean> doubt = said.match(vocabulary.doubts(), i);
      if (doubt != null && doubt.words() > 1) {
        return ParsedAnswer.unclear(Reason.NOT_FOUND); // "one second"
      }
      Match<Integer> match = ordinals.at(said, i);
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
    for (int i = 0; i < said.words().size(); i++) {
      if (Laughter.is(said.words().get(i))) {
        said.explain(i, 1);
      }
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

  /// "la de las 6": an hour, not a place in the list.
  private boolean hour(Utterance said, int at) {
    for (int from = Math.max(0, at - 2); from < at; from++) {
      Match<Boolean> lead = said.match(vocabulary.clockLeads(), from);
      if (lead != null && from + lead.words() == at) {
        return true;
      }
    }
    return false;
  }

  /// @param ordinal whether one was found: then "one" is not a number
  /// @return how many words the number takes
  private int number(Utterance said, int at, boolean ordinal, Set<Integer> found) {
    NumberParser.Spoken spoken = numbers.plain(said.words(), at);
    long value = spoken.value();
    int words = spoken.words();
    boolean roughly = said.words().get(at).endsWith("ish"); // an hour, not a place in the list
    if (words == 0
        && !roughly
        && NumberParser.digits(said.words().get(at))
            instanceof ParsedAnswer.Understood<Long>(var n)) {
      value = n;
      words = 1;
    }
    if (hour(said, at)) {
      return words;
    }
    boolean pointed = at > 0 && vocabulary.pointing().has(said.words().get(at - 1));
    if (words > 0 && !(value == 1 && (ordinal || (pointed && spoken.words() > 0)))) {
      found.add((int) Math.min(value, Integer.MAX_VALUE));
    }
    return words;
  }
}
