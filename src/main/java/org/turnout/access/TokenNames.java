package org.turnout.access;

import java.util.regex.Pattern;

/// Names of people who hold tokens. They are in the audit log and decide who is a second person, so
/// "Ana Cruz" and "ana cruz" are one.
final class TokenNames {
  private static final Pattern NAME = Pattern.compile("[\\p{L}][\\p{L}\\p{M}\\p{N} .'’-]{0,59}");

  private TokenNames() {}

  /// @throws IllegalArgumentException it is not a name, and the message says what is one
  static String tidy(String name) {
    String tidy = name.strip().replaceAll("\\s+", " ");
    if (!NAME.matcher(tidy).matches()) {
      throw new IllegalArgumentException(
          "a name begins with a letter and has at most 60 letters, digits, spaces, dots, hyphens and apostrophes");
    }
    return tidy;
  }
}
