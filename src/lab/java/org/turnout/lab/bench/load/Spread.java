package org.turnout.lab.bench.load;

import java.util.Arrays;

/// A figure that was taken several times.
public record Spread(double median, double min, double max) {
  public static Spread of(double... values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("a spread of nothing");
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    double median =
        sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    return new Spread(median, sorted[0], sorted[sorted.length - 1]);
  }
}
