package org.turnout.language;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.turnout.language.ParsedAnswer.Reason;

/// What people give to be found by: ZIP codes and e-mail addresses.
final class ContactParser {
  private static final int LONGEST_EMAIL = 254;

  /// Words between the number of a house and "Blvd", and that word: "N Martin Luther King Jr Blvd".
  private static final int LONGEST_STREET = 6;

  private ContactParser() {}

  /// @param streets words of the names of streets
  static ParsedAnswer<String> zip(String text, PhraseTable<Boolean> streets) {
    var found = new LinkedHashSet<String>();
    List<String> words = PhrasePatterns.wordsOf(TextFold.plain(text));
    for (int i = 0; i < words.size(); i++) {
      String trimmed = withoutSigns(words.get(i));
      boolean plusFour = trimmed.length() == 10 && trimmed.charAt(5) == '-';
      String five = plusFour ? trimmed.substring(0, 5) : trimmed;
      if (five.length() == 5
          && NumberParser.allDigits(five)
          && (!plusFour || NumberParser.allDigits(trimmed.substring(6)))
          && (plusFour || !isHouse(words, i, streets))) {
        found.add(five);
      }
    }
    return only(found, text);
  }

  /// Whether a street follows: "12345 Main St". A comma behind the number ends an address, and
  /// another number begins one.
  private static boolean isHouse(List<String> words, int at, PhraseTable<Boolean> streets) {
    String number = words.get(at);
    int next = at + 1;
    return Character.isDigit(number.charAt(number.length() - 1))
        && next < words.size()
        && !NumberParser.allDigits(words.get(next))
        && words.subList(next, Math.min(next + LONGEST_STREET, words.size())).stream()
            .anyMatch(word -> streets.has(withoutSigns(word)));
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
