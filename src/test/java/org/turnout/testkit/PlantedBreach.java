package org.turnout.testkit;

/// Breaks a rule on purpose, for `HouseRulesTest`: a list of eight arguments.
public final class PlantedBreach {
  private PlantedBreach() {}

  static int sum(int a, int b, int c, int d, int e, int f, int g, int h) {
    return a + b + c + d + e + f + g + h;
  }

  /// Long, and allowed to be.
  public record Long(int a, int b, int c, int d, int e, int f, int g, int h) {}

  /// Built by hand out of eight.
  public static final class Built {
    final int sum;

    Built(int a, int b, int c, int d, int e, int f, int g, int h) {
      this.sum = sum(a, b, c, d, e, f, g, h);
    }
  }
}
