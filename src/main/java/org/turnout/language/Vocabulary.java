package org.turnout.language;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.Month;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;

/// The words people answer with, folded, as `answers.yaml` and `global.yaml` have them.
///
/// @param yesNo yes, no, and what is a yes only when nothing else is said
/// @param courtesy changes nothing anywhere
/// @param fillers have no meaning of their own
/// @param negations turn what is said around
/// @param doubts exceptions and doubts: they leave it open
/// @param questions words that ask: "what", "where"
/// @param roughly say that a number is not exact
/// @param glue joins two parts of a number, "treinta y cinco"
/// @param multiples dozens
/// @param parts fractions, which nothing here is counted in
/// @param notCounts leave a number open, "more than", "each"
/// @param belongs before a number that names a place, "20 for 3 west"
/// @param counted what people count here, so that "20 stickers for 3 west" is 20
/// @param units how many days a unit of time has
/// @param fromNow make a number of days a distance, "in 3 days", "3 days from now"
/// @param after a day from which days are counted, "a week after monday"
/// @param past "last friday"
/// @param clockBefore minutes said before the hour, "half past", "quarter to"
/// @param clockAfter minutes said after it, "y media"
/// @param inexact leave a time open, "after", "until"
/// @param halves words that say morning (`true`) or later (`false`)
/// @param late parts of the day that are no afternoon
/// @param pointing before "one" they make it no number, "that one"
/// @param placeWords of the names of places, "hospital", "center"
/// @param streets of the names of streets: a number before them is that of a house
/// @param requests say that something is wanted, "can i get"
/// @param undoing say that something is to be taken back
/// @param over speak of what is past or is complained about
/// @param everyday words of ordinary sentences: two of them alone are hardly a name
record Vocabulary(
    PhraseTable<Polarity> yesNo,
    PhraseTable<Boolean> courtesy,
    PhraseTable<Boolean> fillers,
    PhraseTable<Boolean> negations,
    PhraseTable<Boolean> doubts,
    PhraseTable<Boolean> questions,
    PhraseTable<Boolean> roughly,
    PhraseTable<Integer> numbers,
    PhraseTable<Boolean> glue,
    PhraseTable<Integer> multiples,
    PhraseTable<Boolean> parts,
    PhraseTable<Boolean> notCounts,
    PhraseTable<Boolean> belongs,
    PhraseTable<Boolean> counted,
    PhraseTable<Integer> ordinals,
    PhraseTable<DayOfWeek> days,
    PhraseTable<Month> months,
    PhraseTable<Integer> relativeDays,
    PhraseTable<Integer> units,
    PhraseTable<Boolean> fromNow,
    PhraseTable<Boolean> after,
    PhraseTable<Boolean> next,
    PhraseTable<Boolean> past,
    PhraseTable<LocalTime> times,
    PhraseTable<Integer> clockBefore,
    PhraseTable<Integer> clockAfter,
    PhraseTable<Boolean> inexact,
    PhraseTable<Boolean> halves,
    PhraseTable<Boolean> late,
    PhraseTable<Boolean> pointing,
    PhraseTable<Boolean> placeWords,
    PhraseTable<Boolean> streets,
    PhraseTable<Boolean> nameLeads,
    PhraseTable<Boolean> requests,
    PhraseTable<Boolean> undoing,
    PhraseTable<Boolean> over,
    PhraseTable<Boolean> everyday,
    PhraseTable<GlobalWord> globals) {

  /// What a phrase says to a yes/no question.
  enum Polarity {
    YES,
    /// "I am", "right": a yes only when nothing else is said.
    WEAK_YES,
    NO
  }

  static Vocabulary read(DataFile answers, DataFile global) {
    var yesNo = new HashMap<String, Polarity>();
    OptOutWords.folded(answers.list("no")).forEach(w -> yesNo.put(w, Polarity.NO));
    OptOutWords.folded(answers.list("weak yes")).forEach(w -> yesNo.put(w, Polarity.WEAK_YES));
    OptOutWords.folded(answers.list("yes")).forEach(w -> yesNo.put(w, Polarity.YES));
    var halves = new HashMap<String, Boolean>();
    OptOutWords.folded(answers.list("morning")).forEach(w -> halves.put(w, true));
    OptOutWords.folded(answers.list("evening")).forEach(w -> halves.put(w, false));
    var globals = new HashMap<String, GlobalWord>();
    for (GlobalWord word : GlobalWord.values()) {
      OptOutWords.folded(global.list(word.key())).forEach(w -> globals.put(w, word));
    }
    return new Vocabulary(
        new PhraseTable<>(yesNo),
        set(answers, "courtesy"),
        set(answers, "filler"),
        set(answers, "negation"),
        set(answers, "exception", "doubt"),
        set(answers, "question"),
        set(answers, "roughly"),
        values(answers, "numbers", Integer::valueOf),
        set(answers, "number glue"),
        values(answers, "multiples", Integer::valueOf),
        set(answers, "parts"),
        set(answers, "not a count"),
        set(answers, "belongs"),
        set(answers, "counted"),
        values(answers, "ordinals", Integer::valueOf),
        named(answers, "days", DayOfWeek::valueOf),
        named(answers, "months", Month::valueOf),
        values(answers, "relative days", Integer::valueOf),
        values(answers, "units", Integer::valueOf),
        set(answers, "from now"),
        set(answers, "from day"),
        set(answers, "next"),
        set(answers, "past"),
        values(answers, "times", LocalTime::parse),
        values(answers, "clock before", Integer::valueOf),
        values(answers, "clock after", Integer::valueOf),
        set(answers, "inexact"),
        new PhraseTable<>(halves),
        set(answers, "late"),
        set(answers, "pointing"),
        set(answers, "place words"),
        set(answers, "street words"),
        set(answers, "name leads"),
        set(answers, "request"),
        set(answers, "undo"),
        set(answers, "over"),
        set(answers, "everyday"),
        new PhraseTable<>(globals));
  }

  private static PhraseTable<Boolean> set(DataFile file, String... sections) {
    var words = new HashMap<String, Boolean>();
    for (String section : sections) {
      OptOutWords.folded(file.list(section)).forEach(word -> words.put(word, true));
    }
    return new PhraseTable<>(words);
  }

  /// `{dos: 2}`: the word, then what it means.
  private static <V> PhraseTable<V> values(
      DataFile file, String section, Function<String, V> meaning) {
    var values = new HashMap<String, V>();
    for (String word : file.names(section)) {
      values.put(TextFold.words(word), meaning.apply(file.text(section, word)));
    }
    return new PhraseTable<>(values);
  }

  /// `monday: [lunes, lun]`: what is meant, then the words for it.
  private static <V> PhraseTable<V> named(
      DataFile file, String section, Function<String, V> meaning) {
    var values = new HashMap<String, V>();
    for (String name : file.names(section)) {
      V value = meaning.apply(name.toUpperCase(Locale.ROOT));
      for (String word : file.list(section, name)) {
        values.put(TextFold.words(word), value);
      }
    }
    return new PhraseTable<>(values);
  }

  private List<PhraseTable<?>> tables() {
    return List.of(
        yesNo,
        courtesy,
        fillers,
        negations,
        doubts,
        questions,
        roughly,
        numbers,
        multiples,
        counted,
        ordinals,
        days,
        months,
        relativeDays,
        units,
        times,
        halves,
        globals);
  }

  /// Whether any list has this word.
  boolean has(String word) {
    for (PhraseTable<?> table : tables()) {
      if (table.has(word)) {
        return true;
      }
    }
    return false;
  }

  /// These words, and another language's where these say nothing: "once" is a number in Spanish,
  /// and an ordinary word to somebody who writes English.
  Vocabulary orElse(Vocabulary other) {
    Predicate<String> own = word -> has(word) || everyday.has(word);
    Predicate<String> none = _ -> false;
    return new Vocabulary(
        yesNo.orElse(other.yesNo, this::has),
        courtesy.orElse(other.courtesy, own),
        fillers.orElse(other.fillers, own),
        negations.orElse(other.negations, none),
        doubts.orElse(other.doubts, none),
        questions.orElse(other.questions, none),
        roughly.orElse(other.roughly, own),
        numbers.orElse(other.numbers, own),
        glue.orElse(other.glue, none),
        multiples.orElse(other.multiples, own),
        parts.orElse(other.parts, own),
        notCounts.orElse(other.notCounts, own),
        belongs.orElse(other.belongs, none),
        counted.orElse(other.counted, none),
        ordinals.orElse(other.ordinals, own),
        days.orElse(other.days, own),
        months.orElse(other.months, own),
        relativeDays.orElse(other.relativeDays, own),
        units.orElse(other.units, own),
        fromNow.orElse(other.fromNow, none),
        after.orElse(other.after, none),
        next.orElse(other.next, none),
        past.orElse(other.past, none),
        times.orElse(other.times, none),
        clockBefore.orElse(other.clockBefore, none),
        clockAfter.orElse(other.clockAfter, none),
        inexact.orElse(other.inexact, own),
        halves.orElse(other.halves, own),
        late.orElse(other.late, none),
        pointing.orElse(other.pointing, none),
        placeWords.orElse(other.placeWords, none),
        streets.orElse(other.streets, none),
        nameLeads.orElse(other.nameLeads, none),
        requests.orElse(other.requests, none),
        undoing.orElse(other.undoing, none),
        over.orElse(other.over, none),
        everyday.orElse(other.everyday, none),
        globals.orElse(other.globals, none));
  }
}
