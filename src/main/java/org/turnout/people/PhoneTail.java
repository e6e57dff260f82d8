package org.turnout.people;

import org.turnout.language.TextFold;

/// What a phone or its carrier adds below a text: a line of signs and the advertising under it.
final class PhoneTail {
  private static final int SHORTEST_RULE = 2;

  private PhoneTail() {}

  /// The text above the first line of signs.
  static String cut(String text) {
    boolean said = false;
    int at = 0;
    while (at < text.length()) {
      int end = text.indexOf('\n', at);
      end = end < 0 ? text.length() : end;
      String line = text.substring(at, end).strip();
      boolean empty = TextFold.words(line).isEmpty();
      if (said && empty && line.length() >= SHORTEST_RULE) {
        return text.substring(0, at);
      }
      said |= !empty;
      at = end + 1;
    }
    return text;
  }
}
