package org.turnout.language;

import java.util.regex.Pattern;

/// Words that only laugh, in any language: "haha", "jejeje", "lol". They change nothing in what is
/// written next to them.
final class Laughter {
  private static final Pattern WORD =
      Pattern.compile("a?(?:[hj]+[aeio]+){2,}[hj]*|lo+lz?|lmf?ao+|rofl|xd+");

  private Laughter() {}

  /// @param word folded
  static boolean is(String word) {
    return WORD.matcher(word).matches();
  }
}
