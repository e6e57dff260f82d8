package org.turnout.language;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.turnout.language.ParsedAnswer.Reason;

/// Dates and days of the week, counted from a given today.
record DateParser(Vocabulary vocabulary, NumberParser numbers) {
  private static final int LONGEST_PHRASE = 4;

  ParsedAnswer<LocalDate> in(String text, LocalDate today) {
    List<String> words = split(text);
    if (words.isEmpty()) {
      return ParsedAnswer.unclear(Reason.EMPTY);
    }
    try {
      return decide(words, today);
    } catch (DateTimeException _) {
      return ParsedAnswer.unclear(Reason.NO_SUCH_DATE);
    }
  }

  private static List<String> split(String text) {
    return PhrasePatterns.wordsOf(TextFold.plain(text).replace(',', ' ')).stream()
        .map(word -> NumberParser.trim(word).replace("'", ""))
        .filter(word -> !word.isEmpty())
        .toList();
  }

  private ParsedAnswer<LocalDate> decide(List<String> words, LocalDate today) {
    var exact = new LinkedHashSet<LocalDate>();
    for (String word : words) {
      numeric(word, today).ifPresent(exact::add);
    }
    monthAndDay(words, today).ifPresent(exact::add);
    if (!exact.isEmpty()) {
      return one(exact);
    }
    var named = new LinkedHashSet<LocalDate>();
    relative(words, today, named);
    weekdays(words, today, named);
    if (!named.isEmpty()) {
      return one(named);
    }
    return dayOfMonth(words, today)
        .map(ParsedAnswer::of)
        .orElseGet(() -> ParsedAnswer.unclear(Reason.NOT_FOUND));
  }

  private static ParsedAnswer<LocalDate> one(LinkedHashSet<LocalDate> found) {
    return found.size() == 1
        ? ParsedAnswer.of(found.getFirst())
        : ParsedAnswer.several(List.copyOf(found));
  }

  /// "10/30", "10-30-26", "2026-10-30", "30.10.2026": month first, unless there is no such month.
  private static Optional<LocalDate> numeric(String word, LocalDate today) {
    String[] parts = word.split("[/.-]", -1);
    if (parts.length < 2 || parts.length > 3 || word.length() > 10) {
      return Optional.empty();
    }
    for (String part : parts) {
      if (!NumberParser.allDigits(part) || part.length() > 4) {
        return Optional.empty();
      }
    }
    int a = Integer.parseInt(parts[0]);
    int b = Integer.parseInt(parts[1]);
    if (parts.length == 2) {
      return Optional.of(a > 12 ? next(today, b, a) : next(today, a, b));
    }
    int c = Integer.parseInt(parts[2]);
    if (parts[0].length() == 4) {
      return Optional.of(LocalDate.of(a, b, c));
    }
    int year = parts[2].length() <= 2 ? 2000 + c : c;
    return Optional.of(a > 12 ? LocalDate.of(year, b, a) : LocalDate.of(year, a, b));
  }

  /// The next such day of the year; February 29 waits for its year.
  private static LocalDate next(LocalDate today, int month, int day) {
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
  private Optional<LocalDate> monthAndDay(List<String> words, LocalDate today) {
    for (int i = 0; i < words.size(); i++) {
      Month month = vocabulary.months().get(words.get(i));
      if (month == null) {
        continue;
      }
      OptionalInt day = dayNear(words, i);
      if (day.isPresent()) {
        OptionalInt year = year(words);
        return Optional.of(
            year.isPresent()
                ? LocalDate.of(year.getAsInt(), month, day.getAsInt())
                : next(today, month.getValue(), day.getAsInt()));
      }
    }
    return Optional.empty();
  }

  /// The day next to a month: right after it, or before it with one small word between ("de",
  /// "of").
  private OptionalInt dayNear(List<String> words, int month) {
    for (int at : new int[] {month + 1, month - 1, month - 2}) {
      if (at >= 0 && at < words.size()) {
        OptionalInt day = dayNumber(words.get(at));
        if (day.isPresent()) {
          return day;
        }
      }
    }
    return OptionalInt.empty();
  }

  /// "30", "30th", "3ro", "ika-30", "first", "dos".
  private OptionalInt dayNumber(String word) {
    String core = word.startsWith("ika-") ? word.substring(4) : word;
    int digits = 0;
    while (digits < core.length() && Character.isDigit(core.charAt(digits))) {
      digits++;
    }
    if (digits > 0 && digits <= 2 && core.length() - digits <= 2) {
      return OptionalInt.of(Integer.parseInt(core.substring(0, digits)));
    }
    Integer ordinal = vocabulary.ordinals().get(core);
    if (ordinal != null && ordinal > 0) {
      return OptionalInt.of(ordinal);
    }
    Integer number = vocabulary.numbers().get(core);
    return number == null || number < 1 || number > 31
        ? OptionalInt.empty()
        : OptionalInt.of(number);
  }

  private static OptionalInt year(List<String> words) {
    return words.stream()
        .filter(word -> word.length() == 4 && NumberParser.allDigits(word) && word.startsWith("20"))
        .mapToInt(Integer::parseInt)
        .findFirst();
  }

  private void relative(List<String> words, LocalDate today, LinkedHashSet<LocalDate> found) {
    for (int i = 0; i < words.size(); ) {
      int length = 0;
      for (int n = Math.min(LONGEST_PHRASE, words.size() - i); n > 0 && length == 0; n--) {
        Integer days = vocabulary.relativeDays().get(String.join(" ", words.subList(i, i + n)));
        if (days != null) {
          found.add(today.plusDays(days));
          length = n;
        }
      }
      i += Math.max(1, length);
    }
  }

  private void weekdays(List<String> words, LocalDate today, LinkedHashSet<LocalDate> found) {
    String all = " " + String.join(" ", words) + " ";
    boolean next = vocabulary.next().stream().anyMatch(word -> all.contains(" " + word + " "));
    for (String word : words) {
      DayOfWeek day = vocabulary.days().get(word);
      if (day != null) {
        LocalDate coming = today.with(TemporalAdjusters.nextOrSame(day));
        LocalDate nextWeek =
            today
                .with(TemporalAdjusters.next(DayOfWeek.MONDAY))
                .with(TemporalAdjusters.nextOrSame(day));
        found.add(next ? nextWeek : coming);
      }
    }
  }

  /// "the 30th", "el 30": the next day with that number.
  private Optional<LocalDate> dayOfMonth(List<String> words, LocalDate today) {
    var days = new LinkedHashSet<Integer>();
    for (String word : words) {
      dayNumber(word).ifPresent(days::add);
    }
    if (days.size() != 1) {
      return Optional.empty();
    }
    int day = days.getFirst();
    if (day < 1 || day > 31) {
      throw new DateTimeException("no month has a day " + day);
    }
    LocalDate month = today.withDayOfMonth(1);
    while (month.lengthOfMonth() < day || month.withDayOfMonth(day).isBefore(today)) {
      month = month.plusMonths(1);
    }
    return Optional.of(month.withDayOfMonth(day));
  }
}
