package org.turnout.testkit;

import java.util.List;

/// Texts as long as the longest that a carrier takes, each hard in its own way.
public final class HardTexts {
  private static final int LONGEST = 1_600;

  /// What each of them repeats.
  private static final List<String> PIECES =
      List.of(
          "yes and no, not 20 or 30 on friday at 7:30 for Ana Cruz at Sunset 90027 a@b.co 👍 ",
          "sí да 是 हाँ نعم はい 네 ",
          "уеѕ ЅТОР рlеаѕе ",
          "y\u200be\u200bs\u200b \u202eoN\u202c \u2066x\u2069 ",
          "٢٠ २० ๒๐ ２０ 𝟐𝟎 ",
          "👍",
          "👩🏽‍⚕️ ",
          "e\u0301\u0301\u0301",
          "\u200b",
          "a",
          "1",
          "9 ",
          "12345 st ",
          "a@b.co ",
          "\"x\" ",
          "liked \"",
          "(",
          "\n--\n",
          "\nsent from my phone",
          "7:30 ",
          "10-2 ",
          "monday or tuesday ",
          "twenty one ",
          "half past ",
          "in 3 days ",
          "im driving and ",
          "stop texting the wrong ",
          "not but except ",
          "ana de la cruz ",
          "../",
          ", 1",
          "' ",
          "\t\r\n ");

  private HardTexts() {}

  /// All of them, at their full length.
  public static List<String> all() {
    return PIECES.stream().map(piece -> filled(piece, LONGEST)).toList();
  }

  /// The same at half their length.
  public static List<String> halves() {
    return PIECES.stream().map(piece -> filled(piece, LONGEST / 2)).toList();
  }

  private static String filled(String piece, int length) {
    return piece.repeat(length / piece.length() + 1).substring(0, length);
  }
}
