package org.turnout.language;

/// How far two words are apart: letters added, left out, changed or swapped with a neighbor.
public final class EditDistance {
  private EditDistance() {}

  /// The slips that a word of this length may have and still be taken for another: none below four
  /// letters, one below eight, two from there.
  public static int tolerance(int length) {
    return length < 4 ? 0 : length < 8 ? 1 : 2;
  }

  /// The distance, or `most + 1` when it is greater than `most`.
  public static int distance(String a, String b, int most) {
    if (Math.abs(a.length() - b.length()) > most) {
      return most + 1;
    }
    int[] beforeLast = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      int least = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int cost = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + change);
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        row[j] = swapped ? Math.min(cost, beforeLast[j - 2] + 1) : cost;
        least = Math.min(least, row[j]);
      }
      if (least > most) {
        return most + 1;
      }
      beforeLast = last;
      last = row;
    }
    return Math.min(last[b.length()], most + 1);
  }
}
