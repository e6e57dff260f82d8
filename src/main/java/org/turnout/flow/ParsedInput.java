package org.turnout.flow;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.turnout.language.TextFold;

/// What a person sent, folded once for everything that listens.
///
/// @param text as it was written
/// @param words folded: no capitals, accents or punctuation, single blanks
/// @param photos their numbers in our records
record ParsedInput(String text, String words, List<Long> photos) {
  static ParsedInput of(Input.Said said) {
    String text = whole(said.text());
    return new ParsedInput(text, TextFold.words(text), said.photos());
  }

  static ParsedInput of(String text) {
    return new ParsedInput(text, TextFold.words(text), List.of());
  }

  /// Half an emoji is not a character: nothing stores it and no carrier sends it.
  private static String whole(String text) {
    boolean plain = text.chars().noneMatch(c -> Character.isSurrogate((char) c));
    return plain ? text : new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }

  /// A member's words stay out of logs.
  @Override
  public String toString() {
    return "Heard[" + text.length() + "]";
  }
}
