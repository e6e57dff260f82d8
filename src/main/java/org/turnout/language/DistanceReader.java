package org.turnout.language;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import org.jspecify.annotations.Nullable;
import org.turnout.language.PhraseTable.Match;

/// A day said as so many days or weeks from another: "in 3 days", "a week from monday".
record DistanceReader(Vocabulary vocabulary, NumberParser numbers) {
  /// A day, and how many words say it.
  record Found(LocalDate date, int words) {}

  /// The distance that begins at a word, if one does.
  @Nullable Found at(Utterance said, int at, NextDays calendar) {
    Match<Boolean> lead = said.match(vocabulary.fromNow(), at);
    int from = at + (lead == null ? 0 : lead.words());
    if (from >= said.words().size()) {
      return null;
    }
    NumberParser.Spoken number = number(said, from);
    int unit = from + number.words();
    if (number.words() == 0 || unit >= said.words().size()) {
      return null;
    }
    Match<Integer> days = said.match(vocabulary.units(), unit);
    if (days == null) {
      return weekdays(said, at, unit, number.value(), calendar);
    }
    int end = unit + days.words();
    long ahead = number.value() * days.value();
    Match<Boolean> tail = end < said.words().size() ? said.match(vocabulary.fromNow(), end) : null;
    if (lead == null && tail == null) {
      return fromAnother(said, at, end, calendar, ahead);
    }
    end += tail == null ? 0 : tail.words();
    return new Found(calendar.today().plusDays(ahead), end - at);
  }

  /// "3 fridays from now".
  private @Nullable Found weekdays(
      Utterance said, int at, int unit, long number, NextDays calendar) {
    Match<DayOfWeek> day = said.match(vocabulary.days(), unit);
    int end = unit + (day == null ? 0 : day.words());
    Match<Boolean> tail =
        day == null || end >= said.words().size() ? null : said.match(vocabulary.fromNow(), end);
    return day == null || tail == null || tail.words() < 2 || number < 1
        ? null
        : new Found(
            calendar.today().with(TemporalAdjusters.next(day.value())).plusWeeks(number - 1),
            end + tail.words() - at);
  }

  /// "a week from monday", "a day after tomorrow".
  private @Nullable Found fromAnother(
      Utterance said, int at, int end, NextDays calendar, long ahead) {
    Match<Boolean> from = end < said.words().size() ? said.match(vocabulary.after(), end) : null;
    int day = from == null ? said.words().size() : end + from.words();
    if (day >= said.words().size()) {
      return null;
    }
    Match<Integer> relative = said.match(vocabulary.relativeDays(), day);
    if (relative != null) {
      return new Found(
          calendar.today().plusDays(ahead + relative.value()), day + relative.words() - at);
    }
    Match<DayOfWeek> weekday = said.match(vocabulary.days(), day);
    return weekday == null
        ? null
        : new Found(calendar.coming(weekday.value()).plusDays(ahead), day + weekday.words() - at);
  }

  private NumberParser.Spoken number(Utterance said, int at) {
    NumberParser.Spoken spoken = numbers.spoken(said.words(), at);
    if (spoken.words() > 0) {
      return spoken;
    }
    String word = said.words().get(at);
    if (NumberParser.allDigits(word) && word.length() < 4) {
      return new NumberParser.Spoken(Long.parseLong(word), 1);
    }
    boolean article = vocabulary.fillers().has(word) && word.length() < 2;
    return new NumberParser.Spoken(1, article ? 1 : 0);
  }
}
