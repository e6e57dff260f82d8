package org.turnout.language;

import java.util.LinkedHashSet;
import java.util.List;
import org.turnout.language.ParsedAnswer.Reason;

/// Whole numbers in a text, in digits or in words.
record NumberParser(Vocabulary vocabulary) {
  /// Nothing that members count has more digits.
  private static final int MOST_DIGITS = 9;

  private static final long NONE = Long.MIN_VALUE;

  ParsedAnswer<Long> in(String text) {
    List<String> words = PhrasePatterns.wordsOf(TextFold.plain(text));
    if (words.isEmpty()) {
      return ParsedAnswer.unclear(Reason.EMPTY);
    }
    var found = new LinkedHashSet<Long>();
    for (int i = 0; i < words.size(); ) {
      Spoken spoken = spoken(words, i);
      if (spoken.words() > 0) {
        found.add(spoken.value());
        i += spoken.words();
        continue;
      }
      ParsedAnswer<Long> digits = digits(trim(words.get(i)));
      switch (digits) {
        case ParsedAnswer.Understood<Long>(var value) -> found.add(value);
        case ParsedAnswer.Unclear<Long>(var reason, _) -> {
          if (reason != Reason.NOT_FOUND) {
            return digits;
          }
        }
      }
      i++;
    }
    return switch (found.size()) {
      case 0 -> ParsedAnswer.unclear(Reason.NOT_FOUND);
      case 1 -> ParsedAnswer.of(found.getFirst());
      default -> ParsedAnswer.several(List.copyOf(found));
    };
  }

  /// A number in words and how many words it takes.
  record Spoken(long value, int words) {}

  private static final Spoken SILENT = new Spoken(0, 0);

  /// The number that begins here: "twenty five", "treinta y cinco", "two hundred".
  Spoken spoken(List<String> words, int at) {
    long total = NONE;
    int taken = 0;
    for (int i = at; i < words.size(); i++) {
      String word = trim(words.get(i)).replace("'", "");
      long value = value(word);
      boolean joins = value != NONE && (total == NONE || joins(total, value));
      if (joins) {
        total =
            total == NONE ? value : value >= 100 && total < value ? total * value : total + value;
        taken = i - at + 1;
      } else if (total == NONE || !vocabulary.glue().contains(word)) {
        break;
      }
    }
    return taken == 0 ? SILENT : new Spoken(total, taken);
  }

  private static boolean joins(long total, long value) {
    if (value >= 100) {
      return total > 0 && total < value;
    }
    boolean afterTens = total >= 20 && total % 10 == 0 && value < 10 && value > 0;
    return afterTens || (total % 100 == 0 && total > 0);
  }

  private long value(String word) {
    Integer known = vocabulary.numbers().get(word);
    if (known != null) {
      return known;
    }
    int dash = word.indexOf('-');
    if (dash > 0) {
      Integer tens = vocabulary.numbers().get(word.substring(0, dash));
      Integer ones = vocabulary.numbers().get(word.substring(dash + 1));
      if (tens != null && ones != null && joins(tens, ones)) {
        return (long) tens + ones;
      }
    }
    return NONE;
  }

  /// "#2." without what is around the digits.
  static String trim(String word) {
    int from = 0;
    int to = word.length();
    while (from < to && "#(\"'~*[{<=:,;.!?$".indexOf(word.charAt(from)) >= 0) {
      from++;
    }
    while (to > from && ".,!?)\"':;*]}>#".indexOf(word.charAt(to - 1)) >= 0) {
      to--;
    }
    return word.substring(from, to);
  }

  /// A number in digits: "2", "x2", "2x", "-3", "1,000", "2.0".
  static ParsedAnswer<Long> digits(String word) {
    String core = word;
    if (core.length() > 1 && core.startsWith("x")) {
      core = core.substring(1);
    } else if (core.length() > 1 && core.endsWith("x")) {
      core = core.substring(0, core.length() - 1);
    }
    boolean minus = core.length() > 1 && core.startsWith("-");
    String rest = minus ? core.substring(1) : core;
    int point = rest.indexOf('.');
    String fraction = point < 0 ? "" : rest.substring(point + 1);
    String whole = grouped(point < 0 ? rest : rest.substring(0, point));
    if (!allDigits(whole) || (!fraction.isEmpty() && !allDigits(fraction))) {
      return ParsedAnswer.unclear(Reason.NOT_FOUND);
    }
    if (fraction.chars().anyMatch(c -> c != '0')) {
      return ParsedAnswer.unclear(Reason.NOT_WHOLE);
    }
    if (whole.length() > MOST_DIGITS) {
      return ParsedAnswer.unclear(Reason.TOO_BIG);
    }
    long value = Long.parseLong(whole);
    return ParsedAnswer.of(minus ? -value : value);
  }

  /// "1,000" without its comma; anything else with commas is left as it is, and so is not a number.
  private static String grouped(String whole) {
    int comma = whole.indexOf(',');
    if (comma <= 0 || comma > 3) {
      return whole;
    }
    for (int i = comma; i < whole.length(); i += 4) {
      if (whole.charAt(i) != ',' || i + 4 > whole.length()) {
        return whole;
      }
    }
    return whole.replace(",", "");
  }

  static boolean allDigits(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
