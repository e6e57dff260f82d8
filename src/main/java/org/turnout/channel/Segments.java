package org.turnout.channel;

import java.util.ArrayList;
import java.util.List;

/// What a text costs: its encoding and its parts, as Twilio counts them. An extension character
/// (two septets) or a surrogate pair never straddles two parts, so a text may need a part more than
/// its length says. One pass over a table, a nanosecond a character.
///
/// @param segments the parts that are billed; none for the empty text
/// @param units septets of GSM-7 (extension characters count two) or sixteen-bit units of UCS-2
public record Segments(Encoding encoding, int segments, int units) {
  private static final Segments NOTHING = new Segments(Encoding.GSM_7, 0, 0);

  /// Counts a text.
  public static Segments of(String text) {
    int length = text.length();
    if (length == 0) {
      return NOTHING;
    }
    int units = 0;
    int parts = 1;
    int inPart = 0;
    for (int i = 0; i < length; i++) {
      int width = Gsm7.width(text.charAt(i));
      if (width == 0) {
        return wide(text);
      }
      units += width;
      inPart += width;
      if (inPart > Encoding.GSM_7.joined()) {
        parts++;
        inPart = width;
      }
    }
    return new Segments(Encoding.GSM_7, units <= Encoding.GSM_7.single() ? 1 : parts, units);
  }

  private static Segments wide(String text) {
    int length = text.length();
    if (length <= Encoding.UCS_2.single()) {
      return new Segments(Encoding.UCS_2, 1, length);
    }
    int parts = 0;
    for (int from = 0; from < length; parts++) {
      from = wideEnd(text, from);
    }
    return new Segments(Encoding.UCS_2, parts, length);
  }

  /// Where a part of a long UCS-2 text ends: before a pair that would be cut in two.
  private static int wideEnd(String text, int from) {
    int end = Math.min(text.length(), from + Encoding.UCS_2.joined());
    boolean cut =
        end < text.length()
            && Character.isHighSurrogate(text.charAt(end - 1))
            && Character.isLowSurrogate(text.charAt(end));
    return cut ? end - 1 : end;
  }

  /// How many units are left before the next part begins.
  public int left() {
    int room = segments < 2 ? encoding.single() : segments * encoding.joined();
    return Math.max(0, room - units);
  }

  /// A character that costs more than one unit of the cheap alphabet.
  ///
  /// @param index where it first occurs, in `char`s
  /// @param times how often it occurs in the text
  /// @param flips whether it alone puts the whole text into UCS-2; else it counts as two septets
  public record Costly(String character, int index, int times, boolean flips) {}

  /// The characters to change if a text should be cheaper: those that flip the encoding, and only
  /// when there are none, those that count twice.
  public static List<Costly> costly(String text) {
    boolean flips = of(text).encoding() == Encoding.UCS_2;
    var found = new ArrayList<Costly>();
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      int width = Character.isBmpCodePoint(c) ? Gsm7.width((char) c) : 0;
      if (flips ? width == 0 : width == 2) {
        note(found, Character.toString(c), i, flips);
      }
      i += Character.charCount(c);
    }
    return List.copyOf(found);
  }

  private static void note(List<Costly> found, String character, int index, boolean flips) {
    for (int i = 0; i < found.size(); i++) {
      Costly known = found.get(i);
      if (known.character().equals(character)) {
        found.set(i, new Costly(character, known.index(), known.times() + 1, flips));
        return;
      }
    }
    found.add(new Costly(character, index, 1, flips));
  }
}
