package org.turnout.language;

/// A phone number as people dial it. Records keep `+12135550101`; a text says `213-555-0101`.
public final class DialedNumber {
  private static final int LENGTH = "+12135550101".length();

  private DialedNumber() {}

  /// The number with dashes, when the words are one of ours and nothing else; any other words, a
  /// foreign number among them, stay as they are.
  public static String of(String words) {
    if (words.length() != LENGTH || !words.startsWith("+1")) {
      return words;
    }
    for (int i = 2; i < LENGTH; i++) {
      if (words.charAt(i) < '0' || words.charAt(i) > '9') {
        return words;
      }
    }
    return words.substring(2, 5) + "-" + words.substring(5, 8) + "-" + words.substring(8);
  }
}
