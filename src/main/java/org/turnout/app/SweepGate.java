package org.turnout.app;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.function.Predicate;
import org.turnout.postgres.PostgresUnavailable;

/// Keeps a sender from claiming until the inbound sweep has caught up: after a start or an outage a
/// STOP may still be waiting in the carrier's log. Used by one thread.
final class SweepGate {
  /// For a channel without a log to sweep.
  static final SweepGate OPEN = new SweepGate(_ -> true, () -> Instant.EPOCH, _ -> {});

  private final Predicate<Instant> caughtUp;
  private final InstantSource machine;
  private final Consumer<Instant> sweepSince;
  private Instant shutAt;
  private volatile boolean open;

  /// @param caughtUp whether a sweep has been completed since a moment (machine time)
  /// @param sweepSince is told when it shuts: a sweep is wanted that begins no earlier
  SweepGate(Predicate<Instant> caughtUp, InstantSource machine, Consumer<Instant> sweepSince) {
    this.caughtUp = caughtUp;
    this.machine = machine;
    this.sweepSince = sweepSince;
    this.shutAt = machine.instant();
    sweepSince.accept(shutAt);
  }

  /// Whether senders may claim.
  boolean isOpen() {
    return open;
  }

  /// Runs the round if the gate is open; an outage in it shuts the gate again.
  int pass(IntSupplier round) {
    open = open || caughtUp.test(shutAt);
    if (!open) {
      return 0;
    }
    try {
      return round.getAsInt();
    } catch (PostgresUnavailable e) {
      open = false;
      shutAt = machine.instant();
      sweepSince.accept(shutAt);
      throw e;
    }
  }
}
