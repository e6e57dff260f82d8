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

  private void read() {
    for (int i = 0; i < said.words().size(); i++) {
      if (!said.isExplained(i)) {
        date(i);
      }
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
    times.explain(said);
    return result(dates.isEmpty() ? daysOfMonth() : Set.of());
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
      return graded(calendar.numbered(numbered.iterator().next(), day));
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
  private void date(int at) {
    Match<Integer> relative = said.match(vocabulary.relativeDays(), at);
    Match<Boolean> half = said.match(vocabulary.halves(), at);
    if (half != null && half.words() > (relative == null ? 1 : relative.words())) {
      if (!list) {
        said.explain(at, half.words()); // "en la mañana" does not mean tomorrow
      }
      return;
    }
    Match<Month> month = said.match(vocabulary.months(), at);
    LocalDate numeric = calendar.numeric(said.words().get(at), list ? "/" : "[/.-]");
    if (numeric != null) {
      yearSaid |= said.words().get(at).split("[/.-]", -1).length > 2;
      found(numeric, at, 1);
    } else if (month != null && monthAndDay(at, month)) {
      return;
    } else if (relative != null) {
      found(today.plusDays(relative.value()), at, relative.words());
    } else {
      DistanceReader.Found distance = distances.at(said, at, calendar);
      if (distance != null) {
        found(distance.date(), at, distance.words());
      }
    }
  }

  private void found(LocalDate date, int at, int words) {
    dates.add(date);
    said.explain(at, words);
  }

  /// "30 oct", "october 30th 2026", "30 de octubre", "ika-30 ng Oktubre".
  private boolean monthAndDay(int at, Match<Month> month) {
    for (int near : new int[] {at + month.words(), at + month.words() + 1, at - 1, at - 2}) {
      if (near < 0 || near >= said.words().size() || !joined(at, near)) {
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

  /// Whether the word between a month and its day is a small one ("de", "of", "the").
  private boolean joined(int month, int day) {
    int between = (month + day) / 2;
    return Math.abs(month - day) < 2 || vocabulary.fillers().has(said.words().get(between));
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
      if (match != null) {
        next = true;
        said.explain(i, match.words());
      }
    }
  }

  private LocalDate coming(DayOfWeek day) {
    return next ? calendar.ofNextWeek(day) : calendar.coming(day);
  }

  private Set<Integer> daysOfMonth() {
    var found = new LinkedHashSet<Integer>();
    for (int i = 0; i < said.words().size(); i++) {
      NumberParser.Spoken day = said.isExplained(i) ? NONE : dayNumber(i);
      if (day.words() > 0) {
        found.add((int) day.value());
        said.explain(i, day.words());
      }
    }
    return found;
  }

  /// "30", "30th", "3ro", "ika-30", "first", "dos".
  private NumberParser.Spoken dayNumber(int at) {
    String word = said.words().get(at);
    int digits = 0;
    while (digits < word.length() && Character.isDigit(word.charAt(digits))) {
      digits++;
    }
    if (digits > 0 && digits <= 2 && ordinalTail(word.substring(digits))) {
      return new NumberParser.Spoken(Integer.parseInt(word.substring(0, digits)), 1);
    }
    Match<Integer> ordinal = said.match(vocabulary.ordinals(), at);
    Match<Boolean> filler = said.match(vocabulary.fillers(), at);
    if (filler != null && filler.words() > 1) {
      return NONE; // "first thing"
    }
    if (ordinal != null && ordinal.value() > 0) {
      return new NumberParser.Spoken(ordinal.value(), ordinal.words());
    }
    NumberParser.Spoken number = numbers.spoken(said.words(), at);
    return number.value() < 1 || number.value() > 31 ? NONE : number;
  }

  /// "th", "ro": letters that make an ordinal, and not "am".
  private boolean ordinalTail(String tail) {
    return tail.length() <= 3
        && tail.chars().allMatch(Character::isLetter)
        && !vocabulary.halves().has(tail)
        && Optional.of(tail).filter(it -> it.equals("x") || it.equals("h")).isEmpty();
  }
}
