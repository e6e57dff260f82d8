package org.turnout.language;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.turnout.language.ParsedAnswer.Reason;
import org.turnout.language.PhraseTable.Match;

/// Dates and days of the week, counted from a given today.
record DateParser(Vocabulary vocabulary, NumberParser numbers, TimeParser times) {
  /// Days are known with one slip ("wendesday") from this length on.
  private static final int FORGIVEN = 5;

  /// A day without a year that is further off was meant for one that is past.
  private static final int FAR = 240;

  ParsedAnswer<LocalDate> in(String text, LocalDate today) {
    var said = Utterance.of(text);
    if (said.words().isEmpty()) {
      return ParsedAnswer.unclear(Reason.EMPTY);
    }
    try {
      return new Reading(said, today, false).decide();
    } catch (DateTimeException _) {
      return ParsedAnswer.unclear(Reason.NO_SUCH_DATE);
    }
  }

  /// The one day that is said in a text that picks from a list, if there is one. There "10-2" is
  /// hours, and a bare number is not a day.
  Optional<LocalDate> find(Utterance said, LocalDate today) {
    try {
      return new Reading(said, today, true).find();
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private static final NumberParser.Spoken NONE = new NumberParser.Spoken(0, 0);

  /// One text on its way to a date.
  private final class Reading {
    private final Utterance said;
    private final LocalDate today;
    private final boolean list;
    private final LinkedHashSet<LocalDate> dates = new LinkedHashSet<>();
    private final LinkedHashSet<DayOfWeek> days = new LinkedHashSet<>();
    private boolean next;
    private boolean slipped;
    private boolean yearSaid;
    private boolean week;

    /// @param list whether it picks from a list
    Reading(Utterance said, LocalDate today, boolean list) {
      this.said = said;
      this.today = today;
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
        return graded(numbered(numbered.iterator().next(), day));
      }
      return day == null ? ParsedAnswer.unclear(Reason.NOT_FOUND) : graded(coming(day));
    }

    private ParsedAnswer<LocalDate> graded(LocalDate date) {
      Grade grade = said.grade(vocabulary);
      if (date.isBefore(today) || (!yearSaid && far(date))) {
        return ParsedAnswer.unclear(Reason.NOT_FOUND);
      }
      boolean likely = grade == Grade.SURE && (slipped || said.asks());
      return ParsedAnswer.of(date, likely ? Grade.LIKELY : grade);
    }

    /// February 29 may be years away.
    private boolean far(LocalDate date) {
      return date.isAfter(today.plusDays(FAR)) && date.isBefore(today.plusYears(1));
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
      LocalDate numeric = numeric(said.words().get(at));
      if (numeric != null) {
        found(numeric, at, 1);
      } else if (month != null && monthAndDay(at, month)) {
        return;
      } else if (relative != null) {
        found(today.plusDays(relative.value()), at, relative.words());
      } else {
        distance(at);
      }
    }

    private void found(LocalDate date, int at, int words) {
      dates.add(date);
      said.explain(at, words);
    }

    /// "in 3 days", "3 days from now", "dentro de dos semanas".
    private void distance(int at) {
      Match<Boolean> lead = said.match(vocabulary.fromNow(), at);
      int from = at + (lead == null ? 0 : lead.words());
      if (from >= said.words().size()) {
        return;
      }
      NumberParser.Spoken number = number(from);
      int unit = from + number.words();
      if (number.words() == 0 || unit >= said.words().size()) {
        return;
      }
      Match<Integer> days = said.match(vocabulary.units(), unit);
      if (days == null) {
        return;
      }
      int end = unit + days.words();
      Match<Boolean> tail =
          end < said.words().size() ? said.match(vocabulary.fromNow(), end) : null;
      long ahead = number.value() * days.value();
      if (lead == null && tail == null && counted(at, end, ahead)) {
        return;
      }
      if (lead != null || tail != null) {
        end += tail == null ? 0 : tail.words();
        found(today.plusDays(ahead), at, end - at);
      }
    }

    /// "a week from monday": counted from another day.
    private boolean counted(int at, int end, long ahead) {
      Match<Boolean> from = end < said.words().size() ? said.match(vocabulary.after(), end) : null;
      int day = from == null ? said.words().size() : end + from.words();
      if (day >= said.words().size()) {
        return false;
      }
      Match<Integer> relative = said.match(vocabulary.relativeDays(), day);
      Match<DayOfWeek> weekday = said.match(vocabulary.days(), day);
      if (relative != null) {
        found(today.plusDays(ahead + relative.value()), at, day + relative.words() - at);
      } else if (weekday != null) {
        LocalDate base = today.with(TemporalAdjusters.nextOrSame(weekday.value()));
        found(base.plusDays(ahead), at, day + weekday.words() - at);
      }
      return relative != null || weekday != null;
    }

    private NumberParser.Spoken number(int at) {
      NumberParser.Spoken spoken = numbers.spoken(said.words(), at);
      if (spoken.words() > 0) {
        return spoken;
      }
      String word = said.words().get(at);
      if (NumberParser.allDigits(word) && word.length() < 4) {
        return new NumberParser.Spoken(Long.parseLong(word), 1);
      }
      return new NumberParser.Spoken(
          1, vocabulary.fillers().has(word) && word.length() < 2 ? 1 : 0);
    }

    /// "10/30", "10-30-26", "2026-10-30", "30.10.2026": month first, unless there is no such month.
    private @Nullable LocalDate numeric(String word) {
      String[] parts = word.split(list ? "/" : "[/.-]", -1);
      if (parts.length < 2 || parts.length > 3 || word.length() > 10) {
        return null;
      }
      for (String part : parts) {
        if (!NumberParser.allDigits(part) || part.length() > 4) {
          return null;
        }
      }
      int a = Integer.parseInt(parts[0]);
      int b = Integer.parseInt(parts[1]);
      if (parts.length == 2) {
        return a > 12 ? nextDate(b, a) : nextDate(a, b);
      }
      int c = Integer.parseInt(parts[2]);
      yearSaid = true;
      if (parts[0].length() == 4) {
        return LocalDate.of(a, b, c);
      }
      int year = parts[2].length() <= 2 ? 2000 + c : c;
      return a > 12 ? LocalDate.of(year, b, a) : LocalDate.of(year, a, b);
    }

    /// The next such day of the year; February 29 waits for its year.
    private LocalDate nextDate(int month, int day) {
      for (int ahead = 0; ahead < 8; ahead++) {
        boolean leapDay = month == 2 && day == 29;
        if (!leapDay || LocalDate.of(today.getYear() + ahead, 1, 1).isLeapYear()) {
          LocalDate date = LocalDate.of(today.getYear() + ahead, month, day);
          if (!date.isBefore(today)) {
            return date;
          }
        }
      }
      throw new DateTimeException("no such day in the next eight years");
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
                  : nextDate(month.value().getValue(), (int) day.value()),
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
      if (word.length() < FORGIVEN
          || word.length() > 12
          || vocabulary.has(word)
          || vocabulary.everyday().has(word)) {
        return null;
      }
      DayOfWeek found = null;
      for (String known : vocabulary.days().phrases()) {
        if (known.length() >= FORGIVEN && EditDistance.distance(word, known, 1) <= 1) {
          DayOfWeek day = vocabulary.days().get(known);
          if (found != null && found != day) {
            return null;
          }
          found = day;
        }
      }
      return found;
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
      return next
          ? today
              .with(TemporalAdjusters.next(DayOfWeek.MONDAY))
              .with(TemporalAdjusters.nextOrSame(day))
          : today.with(TemporalAdjusters.nextOrSame(day));
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

    /// "the 30th", "el 30", "friday the 13th": the next day with that number, and of that name.
    private LocalDate numbered(int number, @Nullable DayOfWeek day) {
      if (number < 1 || number > 31) {
        throw new DateTimeException("no month has a day " + number);
      }
      LocalDate month = today.withDayOfMonth(1);
      for (int ahead = 0; ahead < 24; ahead++, month = month.plusMonths(1)) {
        if (month.lengthOfMonth() >= number) {
          LocalDate date = month.withDayOfMonth(number);
          if (!date.isBefore(today) && (day == null || date.getDayOfWeek() == day)) {
            return date;
          }
        }
      }
      throw new DateTimeException("no such day in two years");
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
}
