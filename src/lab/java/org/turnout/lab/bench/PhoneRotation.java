package org.turnout.lab.bench;

/// Phones that take turns, so that no two texts of one person are ever on their way together. The
/// numbers are made up, in a range that the checks take for mobiles.
final class PhoneRotation {
  private static final int FIRST = 2_000_000;

  private final int count;
  private int next;

  PhoneRotation(int count) {
    this.count = count;
  }

  int count() {
    return count;
  }

  String next() {
    String number = "+1415" + (FIRST + next);
    next = (next + 1) % count;
    return number;
  }
}
