package org.turnout.language;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.turnout.language.ParsedAnswer.Reason;

/// What people give to be found by: ZIP codes and e-mail addresses.
final class ContactParser {
  private static final int LONGEST_EMAIL = 254;

  private ContactParser() {}

  static ParsedAnswer<String> zip(String text) {
    var found = new LinkedHashSet<String>();
    for (String word : PhrasePatterns.wordsOf(TextFold.plain(text))) {
      String trimmed = withoutSigns(word);
      boolean plusFour = trimmed.length() == 10 && trimmed.charAt(5) == '-';
      String five = plusFour ? trimmed.substring(0, 5) : trimmed;
      if (five.length() == 5
          && NumberParser.allDigits(five)
          && (!plusFour || NumberParser.allDigits(trimmed.substring(6)))) {
        found.add(five);
      }
    }
    return only(found, text);
  }

  /// "(90027)," without what is around the digits.
  private static String withoutSigns(String word) {
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

  static ParsedAnswer<String> email(String text) {
    var found = new LinkedHashSet<String>();
    String head = text.length() > TextFold.LIMIT ? text.substring(0, TextFold.LIMIT) : text;
    int at = head.indexOf('@');
    while (at >= 0) {
      int from = at;
      while (from > 0 && inLocalPart(head.charAt(from - 1))) {
        from--;
      }
      int to = at + 1;
      while (to < head.length() && inDomain(head.charAt(to))) {
        to++;
      }
      while (to > at && (head.charAt(to - 1) == '.' || head.charAt(to - 1) == '-')) {
        to--;
      }
      while (from < at && (head.charAt(from) == '.' || head.charAt(from) == '\'')) {
        from++;
      }
      String local = head.substring(from, at);
      String domain = head.substring(Math.min(at + 1, to), to);
      if (good(local, domain) && to - from <= LONGEST_EMAIL) {
        found.add(local + "@" + domain.toLowerCase(Locale.ROOT));
      }
      at = head.indexOf('@', at + 1);
    }
    return only(found, text);
  }

  private static boolean good(String local, String domain) {
    int dot = domain.lastIndexOf('.');
    return !local.isEmpty()
        && local.length() <= 64
        && !local.endsWith(".")
        && !local.contains("..")
        && dot > 0
        && domain.length() - dot > 2
        && domain.substring(dot + 1).chars().allMatch(ContactParser::asciiLetter)
        && !domain.contains("..")
        && !domain.contains(".-")
        && !domain.contains("-.")
        && domain.charAt(0) != '.'
        && domain.charAt(0) != '-';
  }

  private static boolean inLocalPart(char c) {
    return asciiLetter(c) || (c >= '0' && c <= '9') || "._%+-'".indexOf(c) >= 0;
  }

  private static boolean inDomain(char c) {
    return asciiLetter(c) || (c >= '0' && c <= '9') || c == '.' || c == '-';
  }

  private static boolean asciiLetter(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static ParsedAnswer<String> only(Set<String> found, String text) {
    return switch (found.size()) {
      case 0 -> ParsedAnswer.unclear(text.isBlank() ? Reason.EMPTY : Reason.NOT_FOUND);
      case 1 -> ParsedAnswer.of(found.iterator().next());
      default -> ParsedAnswer.several(List.copyOf(found));
    };
  }
}
