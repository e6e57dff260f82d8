package org.turnout.flow;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.turnout.channel.MediaKind;
import org.turnout.language.Languages;
import org.turnout.language.TextFold;

/// What a person sent, folded once for everything that listens.
///
/// @param text as it was written
/// @param words folded: no capitals, accents or punctuation, single blanks
/// @param photos their numbers in our records
/// @param others what else came with it: no photo that can be kept
record ParsedInput(String text, String words, List<Long> photos, Set<MediaKind> others) {
  static ParsedInput of(Input.Said said, Languages languages) {
    String text = languages.withoutTail(whole(said.text()));
    return new ParsedInput(text, TextFold.words(text), said.photos(), said.others());
  }

  static ParsedInput of(String text) {
    return new ParsedInput(text, TextFold.words(text), List.of(), Set.of());
  }

  /// Whether nothing can be seen of the text.
  boolean isBlank() {
    return TextFold.isBlank(text);
  }

  boolean hasMedia() {
    return !photos.isEmpty() || !others.isEmpty();
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
