package org.turnout.flow;

import com.ibm.icu.text.DateFormatSymbols;
import com.ibm.icu.text.DateTimePatternGenerator;
import com.ibm.icu.text.PluralRules;
import com.ibm.icu.util.ULocale;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/// How one language writes days and counts things, from ICU's tables; short, because every
/// character of a text is paid for. `Mon Oct 5`, `lun 5 oct`; a time is `6am` or `6:30pm` in every
/// language, as the posters on the wall have it.
final class ValueFormats {
  private static final ConcurrentHashMap<String, ValueFormats> KNOWN = new ConcurrentHashMap<>();

  private final List<String> weekdays;
  private final List<String> months;
  private final boolean dayFirst;
  private final PluralRules plurals;

  private ValueFormats(ULocale locale) {
    var symbols = DateFormatSymbols.getInstance(locale);
    String[] days =
        symbols.getWeekdays(DateFormatSymbols.FORMAT, DateFormatSymbols.ABBREVIATED); // 1 is Sunday
    this.weekdays = IntStream.rangeClosed(1, 7).mapToObj(d -> bare(days[d % 7 + 1])).toList();
    String[] names = symbols.getMonths(DateFormatSymbols.FORMAT, DateFormatSymbols.ABBREVIATED);
    this.months = IntStream.range(0, 12).mapToObj(m -> bare(names[m])).toList();
    String pattern = DateTimePatternGenerator.getInstance(locale).getBestPattern("MMMd");
    this.dayFirst = pattern.indexOf('d') < pattern.indexOf('M');
    this.plurals = PluralRules.forLocale(locale);
  }

  /// The formats of a language tag; ICU knows Tagalog (`tl`) by its newer name.
  static ValueFormats of(String language) {
    return KNOWN.computeIfAbsent(
        language, tag -> new ValueFormats(ULocale.forLanguageTag(tag.equals("tl") ? "fil" : tag)));
  }

  String day(LocalDate day) {
    String weekday = weekdays.get(day.getDayOfWeek().getValue() - 1);
    String month = months.get(day.getMonthValue() - 1);
    return dayFirst
        ? weekday + " " + day.getDayOfMonth() + " " + month
        : weekday + " " + month + " " + day.getDayOfMonth();
  }

  static String time(LocalTime time) {
    int hour = time.getHour() % 12 == 0 ? 12 : time.getHour() % 12;
    int minute = time.getMinute();
    String minutes = minute == 0 ? "" : (minute < 10 ? ":0" : ":") + minute;
    return hour + minutes + (time.getHour() < 12 ? "am" : "pm");
  }

  /// ICU's word for this many: `one`, `few`, `other`.
  String plural(long number) {
    return plurals.select((double) number);
  }

  private static String bare(String name) {
    return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
  }
}
