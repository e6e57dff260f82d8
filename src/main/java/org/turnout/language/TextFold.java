package org.turnout.language;

import java.text.Normalizer;

/// Brings what people type to one spelling, so that `¡Sí!`, `si` and `ＳＩ` are the same word: no
/// capitals, accents, skin tones or invisible characters, full-width forms as plain ones, every
/// script's digits as `0`-`9`. Locale-free, never throws, one pass over plain ASCII.
public final class TextFold {
  /// Characters that are looked at: a text of ten parts holds 1,600, what is beyond is padding.
  public static final int LIMIT = 2_000;

  private TextFold() {}

  /// The beginning of a text, with three points behind it where something is left out. No emoji is
  /// cut in two.
  ///
  /// @param most how many characters at the most, without the points
  public static String beginning(String text, int most) {
    String whole = text.strip();
    return whole.codePointCount(0, whole.length()) <= most
        ? whole
        : whole.substring(0, whole.offsetByCodePoints(0, most)).stripTrailing() + "...";
  }

  /// Words and emoji apart by single blanks, without punctuation: `"Don't STOP!! 👍🏽"` becomes
  /// `"dont stop 👍"`. Apostrophes join, everything else that is not a letter or digit parts.
  public static String words(String text) {
    return fold(text, false);
  }

  /// The same letters with ASCII punctuation kept (dashes and quotes as `-`, `'` and `"`), for what
  /// is read with its signs: dates, times, numbers, quotations.
  public static String plain(String text) {
    return fold(text, true);
  }

  /// Whether nobody can see anything in a text: blanks, and characters without a form.
  public static boolean isBlank(String text) {
    return text.isBlank()
        || text.codePoints()
            .allMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c) || unseen(c));
  }

  private static boolean unseen(int c) {
    return invisible(c) || c == 0x115f || c == 0x1160 || c == 0x2800 || c == 0x3164 || c == 0xffa0;
  }

  /// The words of a folded text without emoji and signs, blanks between them.
  static String withoutSigns(String words) {
    if (isAscii(words)) {
      return words;
    }
    var out = new StringBuilder(words.length());
    for (String word : words.split(" ", -1)) {
      if (!word.isEmpty() && Character.isLetterOrDigit(word.codePointAt(0))) {
        out.append(out.isEmpty() ? "" : " ").append(word);
      }
    }
    return out.toString();
  }

  private static String fold(String text, boolean signs) {
    String head = text.length() > LIMIT ? text.substring(0, LIMIT) : text;
    String form = isAscii(head) ? head : Normalizer.normalize(acutes(head), Normalizer.Form.NFKD);
    var out = new StringBuilder(form.length());
    for (int i = 0; i < form.length(); ) {
      int c = form.codePointAt(i);
      i += Character.charCount(c);
      append(out, c, signs);
    }
    int end = out.length();
    if (end > 0 && out.charAt(end - 1) == ' ') {
      out.setLength(end - 1);
    }
    return out.toString();
  }

  /// A free-standing accent is an apostrophe to the person who typed it, and a blank to Unicode.
  private static String acutes(String text) {
    return text.replace('´', '\'').replace('`', '\'');
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  private static void append(StringBuilder out, int c, boolean signs) {
    if (c < 0x80) {
      ascii(out, (char) c, signs);
    } else if (Character.isLetter(c)) {
      letter(out, Character.toLowerCase(c));
    } else if (Character.isDigit(c)) {
      out.append((char) ('0' + Character.digit(c, 10)));
    } else if (!invisible(c)) {
      sign(out, c, signs);
    }
  }

  private static void ascii(StringBuilder out, char c, boolean signs) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      out.append(c);
    } else if (c >= 'A' && c <= 'Z') {
      out.append((char) (c + 32));
    } else if (c <= ' ') {
      if (c == ' ' || (c >= '\t' && c <= '\r')) {
        blank(out);
      }
    } else if (signs) {
      out.append(c);
    } else if (c != '\'' && c != 0x7f) {
      blank(out);
    }
  }

  private static void letter(StringBuilder out, int c) {
    switch (c) {
      case 'ı' -> out.append('i');
      case 'ł' -> out.append('l');
      case 'đ' -> out.append('d');
      case 'ø' -> out.append('o');
      case 'ß' -> out.append("ss");
      case 'æ' -> out.append("ae");
      case 'œ' -> out.append("oe");
      default -> out.appendCodePoint(c);
    }
  }

  /// Accents, zero-width and direction marks, variation selectors, skin tones, controls: none of
  /// them changes what is meant. Vowel signs of other scripts do, and stay.
  private static boolean invisible(int c) {
    return (c >= 0x300 && c <= 0x36f)
        || (c >= 0x1ab0 && c <= 0x1aff)
        || (c >= 0x1dc0 && c <= 0x1dff)
        || (c >= 0x20d0 && c <= 0x20ff)
        || (c >= 0xfe00 && c <= 0xfe0f)
        || (c >= 0xfe20 && c <= 0xfe2f)
        || (c >= 0x1f3fb && c <= 0x1f3ff)
        || (c >= 0xe0000 && c <= 0xe0fff)
        || Character.getType(c) == Character.FORMAT
        || Character.getType(c) == Character.CONTROL;
  }

  private static void sign(StringBuilder out, int c, boolean signs) {
    switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK -> out.appendCodePoint(c);
      case Character.OTHER_SYMBOL -> {
        blank(out);
        out.appendCodePoint(c).append(' ');
      }
      case Character.DASH_PUNCTUATION -> punctuation(out, '-', signs);
      case Character.INITIAL_QUOTE_PUNCTUATION, Character.FINAL_QUOTE_PUNCTUATION ->
          quote(out, c, signs);
      case Character.START_PUNCTUATION, Character.END_PUNCTUATION -> {
        if (opensQuote(c)) {
          punctuation(out, '"', signs);
        } else {
          blank(out);
        }
      }
      default -> blank(out);
    }
  }

  /// „ and 「 are punctuation that opens, as a parenthesis is.
  private static boolean opensQuote(int c) {
    return c == '„' || (c >= '「' && c <= '』');
  }

  private static void quote(StringBuilder out, int c, boolean signs) {
    boolean single = c == '‘' || c == '’' || c == '‛' || c == '‹' || c == '›';
    if (single && !signs) {
      return;
    }
    punctuation(out, single ? '\'' : '"', signs);
  }

  private static void punctuation(StringBuilder out, char c, boolean signs) {
    if (signs) {
      out.append(c);
    } else {
      blank(out);
    }
  }

  private static void blank(StringBuilder out) {
    if (!out.isEmpty() && out.charAt(out.length() - 1) != ' ') {
      out.append(' ');
    }
  }
}
