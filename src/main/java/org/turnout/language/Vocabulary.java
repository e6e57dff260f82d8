package org.turnout.language;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.Month;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// The words people answer with, folded, as `answers.yaml` and `global.yaml` have them.
///
/// @param doubts behind a yes or no they leave it unclear
/// @param fillers change nothing about an answer
/// @param glue joins two parts of a number, "treinta y cinco"
/// @param halves words that say morning (`true`) or later (`false`)
record Vocabulary(
    Map<String, Boolean> yesNo,
    Set<String> doubts,
    Set<String> fillers,
    Map<String, Integer> numbers,
    Set<String> glue,
    Map<String, Integer> ordinals,
    Map<String, DayOfWeek> days,
    Map<String, Month> months,
    Map<String, Integer> relativeDays,
    Set<String> next,
    Map<String, LocalTime> times,
    Map<String, Boolean> halves,
    Set<String> nameLeads,
    Set<String> notNames,
    Map<String, GlobalWord> globals) {

  static Vocabulary read(DataFile answers, DataFile global) {
    var yesNo = new HashMap<String, Boolean>();
    OptOutWords.folded(answers.list("no")).forEach(w -> yesNo.put(w, false));
    OptOutWords.folded(answers.list("yes")).forEach(w -> yesNo.put(w, true));
    var halves = new HashMap<String, Boolean>();
    OptOutWords.folded(answers.list("morning")).forEach(w -> halves.put(w, true));
    OptOutWords.folded(answers.list("evening")).forEach(w -> halves.put(w, false));
    var globals = new HashMap<String, GlobalWord>();
    for (GlobalWord word : GlobalWord.values()) {
      OptOutWords.folded(global.list(word.key())).forEach(w -> globals.put(w, word));
    }
    return new Vocabulary(
        yesNo,
        OptOutWords.folded(answers.list("doubt")),
        OptOutWords.folded(answers.list("filler")),
        values(answers, "numbers", Integer::valueOf),
        OptOutWords.folded(answers.list("number glue")),
        values(answers, "ordinals", Integer::valueOf),
        named(answers, "days", DayOfWeek::valueOf),
        named(answers, "months", Month::valueOf),
        values(answers, "relative days", Integer::valueOf),
        OptOutWords.folded(answers.list("next")),
        values(answers, "times", LocalTime::parse),
        halves,
        OptOutWords.folded(answers.list("name leads")),
        OptOutWords.folded(answers.list("not names")),
        globals);
  }

  /// `{dos: 2}`: the word, then what it means.
  private static <V> Map<String, V> values(
      DataFile file, String section, Function<String, V> meaning) {
    var values = new HashMap<String, V>();
    for (String word : file.names(section)) {
      values.put(TextFold.words(word), meaning.apply(file.text(section, word)));
    }
    return values;
  }

  /// `monday: [lunes, lun]`: what is meant, then the words for it.
  private static <V> Map<String, V> named(
      DataFile file, String section, Function<String, V> meaning) {
    var values = new HashMap<String, V>();
    for (String name : file.names(section)) {
      V value = meaning.apply(name.toUpperCase(Locale.ROOT));
      for (String word : file.list(section, name)) {
        values.put(TextFold.words(word), value);
      }
    }
    return values;
  }

  /// Whether any list has this word.
  boolean has(String word) {
    return yesNo.containsKey(word)
        || fillers.contains(word)
        || doubts.contains(word)
        || numbers.containsKey(word)
        || days.containsKey(word)
        || months.containsKey(word)
        || relativeDays.containsKey(word)
        || globals.containsKey(word);
  }

  /// These words, and another language's where these say nothing.
  Vocabulary orElse(Vocabulary other) {
    return new Vocabulary(
        both(yesNo, other.yesNo),
        both(doubts, other.doubts),
        both(fillers, other.fillers),
        both(numbers, other.numbers),
        both(glue, other.glue),
        both(ordinals, other.ordinals),
        both(days, other.days),
        both(months, other.months),
        both(relativeDays, other.relativeDays),
        both(next, other.next),
        both(times, other.times),
        both(halves, other.halves),
        both(nameLeads, other.nameLeads),
        both(notNames, other.notNames),
        both(globals, other.globals));
  }

  private static <V> Map<String, V> both(Map<String, V> own, Map<String, V> other) {
    var all = new HashMap<>(other);
    all.putAll(own);
    return all;
  }

  private static Set<String> both(Set<String> own, Set<String> other) {
    var all = new HashSet<>(own);
    all.addAll(other);
    return all;
  }
}
