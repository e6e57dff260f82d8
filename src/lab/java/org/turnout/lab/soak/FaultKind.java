package org.turnout.lab.soak;

import java.io.IOException;
import java.time.Duration;
import java.util.random.RandomGenerator;

/// One kind of fault: an entry of [FaultTable].
///
/// @param name as it is shown, and asked for with `--faults`
/// @param oneIn it is in every so many-th round of the table, by lot: 1 for most
/// @param lasts until it is undone; zero for what is over as soon as it is done
public record FaultKind(String name, int oneIn, Duration lasts, Act act) {
  /// How it is done.
  interface Act {
    /// @return undoes it
    Undo on(SoakStage stage, RandomGenerator lot) throws IOException, InterruptedException;
  }

  /// How it is undone.
  interface Undo {
    Undo NOTHING = () -> {};

    void done() throws IOException, InterruptedException;
  }

  /// What leaves nothing to be undone.
  interface Deed {
    void on(SoakStage stage, RandomGenerator lot) throws IOException, InterruptedException;
  }

  static FaultKind once(String name, Deed deed) {
    return new FaultKind(
        name,
        1,
        Duration.ZERO,
        (stage, lot) -> {
          deed.on(stage, lot);
          return Undo.NOTHING;
        });
  }

  static FaultKind lasting(String name, Duration lasts, Act act) {
    return new FaultKind(name, 1, lasts, act);
  }

  FaultKind oneIn(int rounds) {
    return new FaultKind(name, rounds, lasts, act);
  }

  @Override
  public String toString() {
    return name;
  }
}
