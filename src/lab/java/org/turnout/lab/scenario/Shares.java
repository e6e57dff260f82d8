package org.turnout.lab.scenario;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/// What happens how often, each a share from 0 to 1 of all; what is left over is nothing.
public record Shares<T>(SequencedMap<T, Double> shares) {
  public Shares {
    shares = new LinkedHashMap<>(shares);
    double sum = shares.values().stream().mapToDouble(Double::doubleValue).sum();
    if (sum > 1.000001 || shares.values().stream().anyMatch(share -> share < 0)) {
      throw new IllegalArgumentException("shares are positive and at most the whole together");
    }
  }

  public static <T> Shares<T> none() {
    return new Shares<>(new LinkedHashMap<>());
  }

  /// @param all each with its share, in whatever order: lots fall on them in their own
  public static <T extends Comparable<? super T>> Shares<T> of(Map<T, Double> all) {
    return new Shares<>(new TreeMap<>(all));
  }

  /// What a lot from 0 to 1 falls on.
  public Optional<T> at(double lot) {
    double left = lot;
    for (var one : shares.entrySet()) {
      left -= one.getValue();
      if (left < 0) {
        return Optional.of(one.getKey());
      }
    }
    return Optional.empty();
  }
}
