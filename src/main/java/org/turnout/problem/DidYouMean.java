package org.turnout.problem;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// Finds the word a person probably meant: the nearest by edit distance, a swap of neighbors
/// counting once, and never one that differs in more than a third of its letters.
public final class DidYouMean {
  /// A longer word is not a slip of the finger, and comparing two costs the product of their
  /// lengths.
  private static final int LONGEST = 64;

  private DidYouMean() {}

  /// A hint like `did you mean 'thank_you'?`, or none when nothing is near.
  public static Optional<String> hint(String written, Collection<String> known) {
    return nearest(written, known).map(word -> "did you mean '" + word + "'?");
  }

  /// The nearest known word; the first in the alphabet among equals.
  public static Optional<String> nearest(String written, Collection<String> known) {
    if (written.length() > LONGEST) {
      return Optional.empty();
    }
    var folded = fold(written);
    return known.stream()
        .filter(word -> word.length() <= LONGEST)
        .filter(word -> distance(folded, fold(word)) <= bound(folded, fold(word)))
        .min(
            Comparator.comparingInt((String word) -> distance(folded, fold(word)))
                .thenComparing(Comparator.naturalOrder()));
  }

  private static String fold(String word) {
    return word.toLowerCase(Locale.ROOT).replaceAll("[ _-]", "");
  }

  /// Words that begin alike are near, however they go on: `thanks` means `thank_you`.
  private static int bound(String written, String known) {
    int shorter = Math.min(written.length(), known.length());
    int longer = Math.max(written.length(), known.length());
    int alike = 0;
    while (alike < shorter && written.charAt(alike) == known.charAt(alike)) {
      alike++;
    }
    return alike >= 3 && alike * 3 >= shorter * 2 ? longer - alike : Math.max(1, longer / 3);
  }

  private static int distance(String a, String b) {
    var rows = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        rows[i][j] = i == 0 || j == 0 ? i + j : cell(rows, a, b, i, j);
      }
    }
    return rows[a.length()][b.length()];
  }

  private static int cell(int[][] rows, String a, String b, int i, int j) {
    int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
    int least = Math.min(Math.min(rows[i - 1][j], rows[i][j - 1]) + 1, rows[i - 1][j - 1] + change);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(least, rows[i - 2][j - 2] + 1) : least;
  }
}
