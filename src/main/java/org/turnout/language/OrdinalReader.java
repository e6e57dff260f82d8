package org.turnout.language;

import org.jspecify.annotations.Nullable;
import org.turnout.language.PhraseTable.Match;

/// Places in a row: "second", "the 2nd", "3ro", "ika-2".
record OrdinalReader(Vocabulary vocabulary) {
  private static final int MOST_DIGITS = 3;

  /// The ordinal that begins at a word and takes none that is explained; those counted from the end
  /// are negative.
  @Nullable Match<Integer> at(Utterance said, int at) {
    Match<Integer> word = said.match(vocabulary.ordinals(), at);
    return word != null ? word : said.isExplained(at) ? null : inDigits(said, at);
  }

  private @Nullable Match<Integer> inDigits(Utterance said, int at) {
    String word = said.words().get(at);
    int digits = 0;
    while (digits < word.length() && digit(word.charAt(digits))) {
      digits++;
    }
    if (digits > 0) {
      return vocabulary.ordinalTails().has(word.substring(digits))
          ? number(word.substring(0, digits), 1)
          : null;
    }
    int letters = word.length();
    while (letters > 0 && digit(word.charAt(letters - 1))) {
      letters--;
    }
    if (!vocabulary.ordinalHeads().has(word.substring(0, letters))) {
      return null;
    }
    if (letters < word.length()) {
      return number(word.substring(letters), 1);
    }
    return at + 1 < said.words().size() && !said.isExplained(at + 1)
        ? number(said.words().get(at + 1), 2)
        : null;
  }

  private static @Nullable Match<Integer> number(String digits, int words) {
    return NumberParser.allDigits(digits) && digits.length() <= MOST_DIGITS
        ? new Match<>(Integer.valueOf(digits), words)
        : null;
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }
}
