package org.turnout.language;

import java.util.List;
import java.util.Optional;

/// A count for each of several units: "12 for oncology and 6 for infusion" is 18, for all that.
///
/// @param all their sum
/// @param units as it was typed
record SplitCount(long all, String units) {
  /// What a text says so, if each number but none else has what it is for.
  static Optional<SplitCount> in(List<String> typed, List<String> words, Vocabulary vocabulary) {
    long all = 0;
    int parts = 0;
    int first = -1;
    for (int i = 0; i + 1 < words.size(); i++) {
      boolean counts =
          NumberParser.digits(words.get(i)) instanceof ParsedAnswer.Understood<Long>
              && vocabulary.purpose().at(words, i + 1) != null;
      if (counts && NumberParser.digits(words.get(i)).known().isPresent()) {
        all += NumberParser.digits(words.get(i)).known().get();
        parts++;
        first = first < 0 ? i : first;
      }
    }
    return parts < 2
        ? Optional.empty()
        : Optional.of(
            new SplitCount(
                all, upToSign(String.join(" ", typed.subList(first, typed.size())), parts)));
  }

  /// Up to the first sign behind the last number.
  private static String upToSign(String text, int parts) {
    int at = 0;
    int numbers = 0;
    boolean within = false;
    while (at < text.length()) {
      boolean digit = Character.isDigit(text.charAt(at));
      numbers += digit && !within ? 1 : 0;
      within = digit;
      if (numbers >= parts && ",;.!?\n".indexOf(text.charAt(at)) >= 0) {
        break;
      }
      at++;
    }
    return text.substring(0, at).strip();
  }
}
