package org.turnout.transfer;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A cell of a list as it is kept, however a spreadsheet or a person wrote it.
public final class CellText {
  /// Zero-width blanks, direction marks and the like: nobody sees them, and a name that holds one
  /// is found by nobody. The two joiners stay, since some scripts are written with them.
  private static final Pattern UNSEEN =
      Pattern.compile(
          "[\\u00ad\\u061c\\u180e\\u200b\\u200e\\u200f\\u202a-\\u202e\\u2060-\\u206f\\ufeff"
              + "\\ufff9-\\ufffb\\x{e0000}-\\x{e007f}]+");

  /// No-break and other blanks, which look the same.
  private static final Pattern BLANK = Pattern.compile("[\\t\\p{Zs}]");

  private static final Pattern PLAIN = Pattern.compile("[ -~]*");

  private static final Pattern ZIP =
      Pattern.compile("([0-9]{5})\\s?[-\\u2010-\\u2013]\\s?[0-9]{4}");

  private CellText() {}

  /// The text without what cannot be seen, and without blanks at its ends.
  static String clean(String cell) {
    if (PLAIN.matcher(cell).matches()) {
      return cell.strip();
    }
    return BLANK.matcher(UNSEEN.matcher(cell).replaceAll("")).replaceAll(" ").strip();
  }

  /// The text of a column: words that stand for something in small letters, a ZIP code without its
  /// four further digits.
  public static String of(String column, String cell) {
    String text = clean(cell);
    return switch (column) {
      case "language", "consent" -> text.toLowerCase(Locale.ROOT);
      case "zip" -> ZIP.matcher(text).replaceFirst("$1");
      default -> text;
    };
  }

  /// What keeps it from being one line that can be shown and kept.
  public static Optional<String> wrong(String text) {
    return text.codePoints().anyMatch(CellText::breaks)
        ? Optional.of("a line break or control character")
        : Optional.empty();
  }

  private static boolean breaks(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
      default -> false;
    };
  }
}
