package org.turnout.language;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.turnout.language.ParsedAnswer.Reason;
import org.turnout.language.PhraseTable.Match;

/// One text on its way to a date.
final class DateSearch {
  /// Days are known with one slip ("wendesday") from this length on.
  private static final int FORGIVEN = 5;

  /// "monday 7" is the 7th only when that Monday is not far.
  private static final int SOON = 35;

  private static final NumberParser.Spoken NONE = new NumberParser.Spoken(0, 0);

  private final Vocabulary vocabulary;
  private final NumberParser numbers;
  private final TimeParser times;
  private final DistanceReader distances;
  private final Utterance said;
  private final LocalDate today;
  private final NextDays calendar;
  private final boolean list;
  private final LinkedHashSet<LocalDate> dates = new LinkedHashSet<>();
  private final LinkedHashSet<DayOfWeek> days = new LinkedHashSet<>();
  private boolean next;
  private boolean slipped;
  private boolean yearSaid;
  private boolean week;

  /// "first monday": which of a month.
  private boolean nth;

  /// Whether the day of the month is a number and no ordinal: next to a weekday it may be an hour.
  private boolean bare;

  /// @param list whether it picks from a list
  DateSearch(DateParser parser, Utterance said, LocalDate today, boolean list) {
    this.vocabulary = parser.vocabulary();
    this.numbers = parser.numbers();
    this.times = parser.times();
    this.distances = new DistanceReader(vocabulary, numbers);
    this.said = said;
    this.today = today;
    this.calendar = new NextDays(today);
    this.list = list;
  }

  Optional<LocalDate> find() {
    read();
    if (dates.size() > 1 || days.size() > 1 || said.has(vocabulary.past())) {
      return Optional.empty();
    }
    return dates.stream().findFirst().or(() -> days.stream().findFirst().map(this::coming));
  }

  /// Every day that is said: "tues or wed". A weekday next to its own date is the same day.
  Set<LocalDate> all() {
    read();
    if (said.has(vocabulary.past())) {
      return Set.of();
    }
    var all = new LinkedHashSet<LocalDate>(dates);
    days.stream()
        .filter(day -> dates.stream().noneMatch(date -> date.getDayOfWeek() == day))
        .map(this::coming)
        .forEach(all::add);
    return all;
  }

  private void read() {
    for (int i = 0; i < said.words().size(); ) {
      i += said.isExplained(i) ? 1 : Math.max(1, date(i));
    }
    for (int i = 0; i < said.words().size(); i++) {
      weekday(i);
    }
    nearWeekday();
  }

  ParsedAnswer<LocalDate> decide() {
    read();
    if (said.has(vocabulary.past())) {
      return ParsedAnswer.unclear(Reason.NOT_FOUND);
    }
    TimeParser.Found hours = times.explain(said);
    if (hours.open || said.has(vocabulary.periods())) {
      return ParsedAnswer.unclear(Reason.NOT_FOUND); // "in 2 hours", "next month"
    }
    return result(dates.isEmpty() ? daysOfMonth(hours.any()) : Set.of());
  }

  private ParsedAnswer<LocalDate> result(Set<Integer> numbered) {
    if (week && next) {
      return ParsedAnswer.unclear(Reason.SEVERAL); // "linggo" is Sunday and a week
    }
    if (dates.size() + (dates.isEmpty() ? numbered.size() : 0) > 1 || days.size() > 1) {
      return ParsedAnswer.unclear(Reason.SEVERAL);
    }
    DayOfWeek day = days.isEmpty() ? null : days.getFirst();
    if (!dates.isEmpty()) {
      LocalDate date = dates.getFirst();
      return day != null && date.getDayOfWeek() != day
          ? ParsedAnswer.unclear(Reason.SEVERAL)
          : graded(date);
    }
    if (!numbered.isEmpty()) {
      LocalDate date = calendar.numbered(numbered.iterator().next(), day);
      boolean strange = day != null && (nth || (bare && date.isAfter(today.plusDays(SOON))));
      return strange ? ParsedAnswer.unclear(Reason.SEVERAL) : graded(date);
    }
    return day == null ? ParsedAnswer.unclear(Reason.NOT_FOUND) : graded(coming(day));
  }

  private ParsedAnswer<LocalDate> graded(LocalDate date) {
    Grade grade = said.grade(vocabulary);
    if (date.isBefore(today) || (!yearSaid && calendar.isFar(date))) {
      return ParsedAnswer.unclear(Reason.NOT_FOUND);
    }
    boolean likely = grade == Grade.SURE && (slipped || said.asks());
    return ParsedAnswer.of(date, likely ? Grade.LIKELY : grade);
  }

  /// A date that begins here and is complete.
  ///
  /// @return how many words are no date, 0 when it does not matter
  private int date(int at) {
    Match<Integer> relative = said.match(vocabulary.relativeDays(), at);
    Match<Boolean> half = said.match(vocabulary.halves(), at);
    if (half != null && half.words() > (relative == null ? 1 : relative.words())) {
      return half.words(); // "en la mañana" does not mean tomorrow
    }
    Match<Month> month = said.match(vocabulary.months(), at);
    LocalDate numeric = calendar.numeric(said.words().get(at), list ? "/" : "[/.-]");
    if (numeric != null) {
      yearSaid |= said.words().get(at).split("[/.-]", -1).length > 2;
      found(numeric, at, 1);
    } else if (month != null && monthAndDay(at, month)) {
      return 0;
    } else if (relative != null) {
      found(today.plusDays(relative.value()), at, relative.words());
    } else {
      DistanceReader.Found distance = distances.at(said, at, calendar);
      if (distance != null) {
        found(distance.date(), at, distance.words());
      }
    }
    return 0;
  }

  private void found(LocalDate date, int at, int words) {
    dates.add(date);
    said.explain(at, words);
  }

  /// "30 oct", "october 30th 2026", "30 de octubre", "ika-30 ng Oktubre".
  private boolean monthAndDay(int at, Match<Month> month) {
    int behind = at + month.words();
    for (int near : new int[] {behind, behind + 1, at - 1, at - 2, at - 3}) {
      if (near < 0 || near >= said.words().size() || !joined(behind, at, near)) {
        continue;
      }
      NumberParser.Spoken day = dayNumber(near);
      if (day.words() > 0) {
        OptionalInt year = year();
        found(
            year.isPresent()
                ? LocalDate.of(year.getAsInt(), month.value(), (int) day.value())
                : calendar.date(month.value().getValue(), (int) day.value()),
            at,
            month.words());
        said.explain(near, day.words());
        return true;
      }
    }
    return false;
  }

  /// Whether the words between a month and its day are small ones ("de", "of", "day of").
  private boolean joined(int behind, int month, int day) {
    int from = day < month ? day + 1 : behind;
    int to = day < month ? month : day;
    return said.words().subList(from, to).stream().allMatch(vocabulary.fillers()::has);
  }

  private OptionalInt year() {
    for (int i = 0; i < said.words().size(); i++) {
      String word = said.words().get(i);
      if (word.length() == 4 && NumberParser.allDigits(word) && word.startsWith("20")) {
        said.explain(i, 1);
        yearSaid = true;
        return OptionalInt.of(Integer.parseInt(word));
      }
    }
    return OptionalInt.empty();
  }

  private void weekday(int at) {
    Match<DayOfWeek> day = said.match(vocabulary.days(), at);
    if (day != null) {
      week |= vocabulary.units().has(said.words().get(at));
      days.add(day.value());
      said.explain(at, day.words());
      return;
    }
    DayOfWeek meant = said.isExplained(at) ? null : slip(said.words().get(at));
    if (meant != null) {
      days.add(meant);
      slipped = true;
      said.explain(at, 1);
    }
  }

  private @Nullable DayOfWeek slip(String word) {
    boolean known = vocabulary.has(word) || vocabulary.everyday().has(word);
    return known ? null : vocabulary.days().misspelled(word, FORGIVEN);
  }

  /// "next", "this": they belong to the weekday.
  private void nearWeekday() {
    for (int i = 0; i < said.words().size() && !days.isEmpty(); i++) {
      Match<Boolean> match = said.match(vocabulary.next(), i);
      Match<Boolean> doubt = said.match(vocabulary.doubts(), i);
      if (doubt != null) {
        i += doubt.words() - 1; // "after next"
      } else if (match != null) {
        next = true;
        said.explain(i, match.words());
      }
    }
  }

  private LocalDate coming(DayOfWeek day) {
    return next ? calendar.ofNextWeek(day) : calendar.coming(day);
  }

  /// @param hours whether the text speaks of the time of day: then a lone number may be an hour
  private Set<Integer> daysOfMonth(boolean hours) {
    var found = new LinkedHashSet<Integer>();
    for (int i = 0; i < said.words().size(); i++) {
      Match<Boolean> filler = said.match(vocabulary.fillers(), i);
      if (filler != null && filler.words() > 1) {
        i += filler.words() - 1; // "first thing"
        continue;
      }
      NumberParser.Spoken day = said.isExplained(i) ? NONE : hours ? ordinal(i) : dayNumber(i);
      if (day.words() > 0 && !measures(i + day.words())) {
        boolean ordinal = ordinal(i).words() > 0;
        int behind = i + day.words();
        bare |= !ordinal;
        nth |=
            ordinal
                && behind < said.words().size()
                && vocabulary.days().at(said.words(), behind) != null;
        found.add((int) day.value());
        said.explain(i, day.words());
      }
    }
    return found;
  }

  /// Whether a unit follows a number: "two weeks", "20 stickers" name no day of a month.
  private boolean measures(int at) {
    for (int i = at; i < Math.min(at + 2, said.words().size()); i++) {
      if (said.match(vocabulary.units(), i) != null
          || said.match(vocabulary.timeUnits(), i) != null
          || said.match(vocabulary.counted(), i) != null
          || said.match(vocabulary.quarters(), i) != null) {
        return true;
      }
    }
    return false;
  }

  /// "30", "30th", "3ro", "ika-30", "first", "dos".
  private NumberParser.Spoken dayNumber(int at) {
    String word = said.words().get(at);
    if (word.length() <= 2 && NumberParser.allDigits(word)) {
      return new NumberParser.Spoken(Integer.parseInt(word), 1);
    }
    NumberParser.Spoken ordinal = ordinal(at);
    if (ordinal.words() > 0) {
      return ordinal;
    }
    NumberParser.Spoken number = numbers.plain(said.words(), at);
    return number.value() < 1 || number.value() > 31 ? NONE : number;
  }

  private NumberParser.Spoken ordinal(int at) {
    Match<Integer> ordinal = new OrdinalReader(vocabulary).at(said, at);
    return ordinal == null || ordinal.value() < 1
        ? NONE
        : new NumberParser.Spoken(ordinal.value(), ordinal.words());
  }
}
