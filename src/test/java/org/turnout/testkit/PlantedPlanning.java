package org.turnout.testkit;

/// Breaks two rules on purpose, for `HouseRulesTest`: a gerund, and a list of eight arguments.
public final class PlantedPlanning {
  private PlantedPlanning() {}

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
