package org.turnout.problem;

import java.util.Locale;

/// English for so many of something, wherever a person reads a count.
public final class CountWords {
  private CountWords() {}

  /// `1 text`, `1,400 texts`.
  ///
  /// @param one the noun, with its verb if one follows: `text has`
  /// @param other the same for any other number: `texts have`
  public static String many(long n, String one, String other) {
    return String.format(Locale.ROOT, "%,d %s", n, n == 1 ? one : other);
  }
}
