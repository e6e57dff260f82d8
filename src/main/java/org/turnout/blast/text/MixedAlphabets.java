package org.turnout.blast.text;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Letters of two alphabets in one word: a Cyrillic “a” in a Latin word looks right, doubles the
/// price of the text, and is what carriers' filters look for in fraud.
final class MixedAlphabets {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]+");

  /// Japanese and Korean words are written with several at once.
  private static final Set<UnicodeScript> EAST =
      EnumSet.of(
          UnicodeScript.HAN,
          UnicodeScript.HIRAGANA,
          UnicodeScript.KATAKANA,
          UnicodeScript.HANGUL,
          UnicodeScript.BOPOMOFO);

  /// @param offset of the first letter that is of another alphabet than those before it
  record Stray(int offset, String word, UnicodeScript script, UnicodeScript before) {}

  private MixedAlphabets() {}

  /// The first of them.
  static Optional<Stray> stray(String text) {
    return WORD.matcher(text)
        .results()
        .flatMap(word -> in(word.group(), word.start()).stream())
        .findFirst();
  }

  private static Optional<Stray> in(String word, int start) {
    Optional<UnicodeScript> before = Optional.empty();
    for (int i = 0; i < word.length(); i += Character.charCount(word.codePointAt(i))) {
      UnicodeScript script = UnicodeScript.of(word.codePointAt(i));
      if (script == UnicodeScript.COMMON || script == UnicodeScript.INHERITED) {
        continue;
      }
      if (before.isPresent() && before.get() != script && !bothEast(before.get(), script)) {
        return Optional.of(new Stray(start + i, word, script, before.get()));
      }
      before = Optional.of(script);
    }
    return Optional.empty();
  }

  private static boolean bothEast(UnicodeScript one, UnicodeScript other) {
    return EAST.contains(one) && EAST.contains(other);
  }
}
