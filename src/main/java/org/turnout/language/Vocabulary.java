package org.turnout.language;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.Month;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
/// @param amounts the numbers, and what is an amount but no place in a list, "a couple", "just me"
/// @param glue joins two parts of a number, "treinta y cinco"
/// @param multiples dozens
/// @param parts fractions, which nothing here is counted in
/// @param notCounts leave a number open, "more than", "each"
/// @param belongs before a number that names a place, "20 for 3 west"
/// @param purpose before what something is for, "for 3 west"
/// @param quarters behind a number they make it a place, "5 west"
/// @param labels before a number they make it a name, "room 5"
/// @param counted what people count here, so that "20 stickers for 3 west" is 20
/// @param ordinalHeads before digits they make an ordinal, "ika-2"
/// @param ordinalTails behind digits they make an ordinal, "2nd"
/// @param units how many days a unit of time has
/// @param timeUnits hours and minutes
/// @param periods months and years: "next month" does not name a day
/// @param fromNow make a number of days a distance, "in 3 days", "3 days from now"
/// @param after a day from which days are counted, "a week after monday"
/// @param past "last friday"
/// @param clockLeads before an hour, "at 8", "a las 8"
/// @param clockBefore minutes said before the hour, "half past", "quarter to"
/// @param clockMinutes between minutes and the hour, past it (1) or to it (-1)
/// @param clockAfter minutes said after it, "y media"
/// @param inexact leave a time open, "after", "until"
/// @param halves words that say morning (`true`) or later (`false`)
/// @param late parts of the day that are no afternoon
/// @param edges the first (`true`) or the last of several on a day, "the early one"
/// @param pointing before "one" they make it no number, "that one"
/// @param placeWords of the names of places, "hospital", "center"
/// @param corrections come before a better answer, "i meant"
/// @param regions names of states, and the codes that places have
/// @param jokeNames names that people give for fun
/// @param streets of the names of streets: a number before them is that of a house
/// @param requests say that something is wanted, "can i get"
/// @param politely ask for something in the form of a question, "could we please get"
/// @param openings a question begins with them, "is", "does"
/// @param undoing say that something is to be taken back
/// @param over speak of what is past or is complained about
/// @param everyday words of ordinary sentences: two of them alone are hardly a name
/// @param everydayEndings how such words end that are too many to list, "cooking"
record Vocabulary(
    PhraseTable<Polarity> yesNo,
    PhraseTable<Boolean> courtesy,
    PhraseTable<Boolean> fillers,
    PhraseTable<Boolean> negations,
    PhraseTable<Boolean> doubts,
    PhraseTable<Boolean> questions,
    PhraseTable<Boolean> roughly,
    PhraseTable<Integer> numbers,
    PhraseTable<Integer> amounts,
    PhraseTable<Boolean> glue,
    PhraseTable<Integer> multiples,
    PhraseTable<Boolean> parts,
    PhraseTable<Boolean> notCounts,
    PhraseTable<Boolean> belongs,
    PhraseTable<Boolean> purpose,
    PhraseTable<Boolean> quarters,
    PhraseTable<Boolean> labels,
    PhraseTable<Boolean> counted,
    PhraseTable<Integer> ordinals,
    PhraseTable<Boolean> ordinalHeads,
    PhraseTable<Boolean> ordinalTails,
    PhraseTable<DayOfWeek> days,
    PhraseTable<Month> months,
    PhraseTable<Integer> relativeDays,
    PhraseTable<Integer> units,
    PhraseTable<Boolean> timeUnits,
    PhraseTable<Boolean> periods,
    PhraseTable<Boolean> fromNow,
    PhraseTable<Boolean> after,
    PhraseTable<Boolean> next,
    PhraseTable<Boolean> past,
    PhraseTable<LocalTime> times,
    PhraseTable<Boolean> clockLeads,
    PhraseTable<Integer> clockBefore,
    PhraseTable<Integer> clockMinutes,
    PhraseTable<Integer> clockAfter,
    PhraseTable<Boolean> inexact,
    PhraseTable<Boolean> halves,
    PhraseTable<Boolean> late,
    PhraseTable<Boolean> edges,
    PhraseTable<Boolean> pointing,
    PhraseTable<Boolean> placeWords,
    PhraseTable<String> regions,
    PhraseTable<Boolean> jokeNames,
    PhraseTable<Boolean> streets,
    PhraseTable<Boolean> nameLeads,
    PhraseTable<Boolean> corrections,
    PhraseTable<Boolean> requests,
    PhraseTable<Boolean> politely,
    PhraseTable<Boolean> openings,
    PhraseTable<Boolean> undoing,
    PhraseTable<Boolean> over,
    PhraseTable<Boolean> everyday,
    Set<String> everydayEndings,
    PhraseTable<GlobalWord> globals) {

  /// @param spelled how the language spells numbers, where that is known
  static Vocabulary read(DataFile answers, DataFile global, Optional<SpelledNumbers> spelled) {
    var lists = new WordLists(answers);
    var yesNo =
        lists.meanings(
            Map.entry("no", Polarity.NO),
            Map.entry("weak no", Polarity.WEAK_NO),
            Map.entry("weak yes", Polarity.WEAK_YES),
            Map.entry("yes", Polarity.YES));
    var halves = lists.meanings(Map.entry("morning", true), Map.entry("evening", false));
    var globals = new HashMap<String, GlobalWord>();
    for (GlobalWord word : GlobalWord.values()) {
      OptOutWords.folded(global.list(word.key())).forEach(w -> globals.put(w, word));
    }
    var glue = lists.set("number glue");
    Map<String, Integer> listed = lists.entries("numbers", Integer::valueOf);
    Map<String, Integer> numbers =
        spelled.map(words -> words.cardinals(listed, glue)).orElse(listed);
    var amounts = new HashMap<>(numbers);
    amounts.putAll(lists.entries("amounts", Integer::valueOf));
    Map<String, Integer> places = lists.entries("ordinals", Integer::valueOf);
    Map<String, Integer> ordinals = spelled.map(words -> words.ordinals(places)).orElse(places);
    return new Vocabulary(
        yesNo,
        lists.set("courtesy"),
        lists.set("filler"),
        lists.set("negation"),
        lists.set("exception", "doubt"),
        lists.set("question"),
        lists.set("roughly"),
        new PhraseTable<>(numbers),
        new PhraseTable<>(amounts),
        glue,
        lists.values("multiples", Integer::valueOf),
        lists.set("parts"),
        lists.set("not a count"),
        lists.set("belongs"),
        lists.set("purpose"),
        lists.set("quarters"),
        lists.set("labels"),
        lists.set("counted"),
        new PhraseTable<>(ordinals),
        lists.set("ordinal head"),
        lists.set("ordinal tail"),
        lists.named("days", DayOfWeek::valueOf),
        lists.named("months", Month::valueOf),
        lists.values("relative days", Integer::valueOf),
        lists.values("units", Integer::valueOf),
        lists.set("time units"),
        lists.set("periods"),
        lists.set("from now"),
        lists.set("from day"),
        lists.set("next"),
        lists.set("past"),
        lists.values("times", LocalTime::parse),
        lists.set("clock lead"),
        lists.values("clock before", Integer::valueOf),
        lists.values("clock minutes", Integer::valueOf),
        lists.values("clock after", Integer::valueOf),
        lists.set("inexact"),
        halves,
        lists.set("late"),
        lists.meanings(Map.entry("earliest", true), Map.entry("latest", false)),
        lists.set("pointing"),
        lists.set("place words"),
        lists.values("regions", Function.identity()),
        lists.set("joke names"),
        lists.set("street words"),
        lists.set("name leads"),
        lists.set("correction"),
        lists.set("request"),
        lists.set("ask politely"),
        lists.set("question opening"),
        lists.set("undo"),
        lists.set("over"),
        lists.set("everyday"),
        OptOutWords.folded(answers.list("everyday endings")),
        new PhraseTable<>(globals));
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
        amounts,
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
        amounts.orElse(other.amounts, own),
        glue.orElse(other.glue, none),
        multiples.orElse(other.multiples, own),
        parts.orElse(other.parts, own),
        notCounts.orElse(other.notCounts, own),
        belongs.orElse(other.belongs, none),
        purpose.orElse(other.purpose, none),
        quarters.orElse(other.quarters, none),
        labels.orElse(other.labels, none),
        counted.orElse(other.counted, none),
        ordinals.orElse(other.ordinals, own),
        ordinalHeads.orElse(other.ordinalHeads, none),
        ordinalTails.orElse(other.ordinalTails, none),
        days.orElse(other.days, own),
        months.orElse(other.months, own),
        relativeDays.orElse(other.relativeDays, own),
        units.orElse(other.units, own),
        timeUnits.orElse(other.timeUnits, none),
        periods.orElse(other.periods, own),
        fromNow.orElse(other.fromNow, none),
        after.orElse(other.after, none),
        next.orElse(other.next, none),
        past.orElse(other.past, none),
        times.orElse(other.times, none),
        clockLeads.orElse(other.clockLeads, none),
        clockBefore.orElse(other.clockBefore, none),
        clockMinutes.orElse(other.clockMinutes, none),
        clockAfter.orElse(other.clockAfter, none),
        inexact.orElse(other.inexact, own),
        halves.orElse(other.halves, own),
        late.orElse(other.late, none),
        edges.orElse(other.edges, none),
        pointing.orElse(other.pointing, none),
        placeWords.orElse(other.placeWords, none),
        regions.orElse(other.regions, none),
        jokeNames.orElse(other.jokeNames, none),
        streets.orElse(other.streets, none),
        nameLeads.orElse(other.nameLeads, none),
        corrections.orElse(other.corrections, none),
        requests.orElse(other.requests, none),
        politely.orElse(other.politely, none),
        openings.orElse(other.openings, none),
        undoing.orElse(other.undoing, none),
        over.orElse(other.over, none),
        everyday.orElse(other.everyday, none),
        joined(everydayEndings, other.everydayEndings),
        globals.orElse(other.globals, none));
  }

  private static Set<String> joined(Set<String> own, Set<String> other) {
    var all = new HashSet<>(own);
    all.addAll(other);
    return all;
  }
}
