package org.turnout.lab.soak;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

/// The order of the faults: the whole table shuffled, and again, so that every kind comes. The same
/// seed draws the same order.
public final class FaultSequence {
  private final List<FaultKind> kinds;
  private final Random lots;
  private final Deque<FaultKind> left = new ArrayDeque<>();

  /// @param kinds what is drawn from, at least one of them in every round
  public FaultSequence(List<FaultKind> kinds, long seed) {
    this.kinds = List.copyOf(kinds);
    this.lots = new Random(seed);
  }

  public FaultKind next() {
    while (left.isEmpty()) {
      var round = new ArrayList<FaultKind>();
      for (var kind : kinds) {
        if (lots.nextInt(kind.oneIn()) == 0) {
          round.add(kind);
        }
      }
      Collections.shuffle(round, lots);
      left.addAll(round);
    }
    return left.removeFirst();
  }

  /// What a fault decides by lot, besides its kind.
  public RandomGenerator lot() {
    return new Random(lots.nextLong());
  }
}
