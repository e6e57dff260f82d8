package org.turnout.app;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.turnout.postgres.Database;
import org.turnout.postgres.Leases;

/// When the log of one sender is swept: by one node at the usual interval; and by each node at once
/// after its own start and after an outage, no matter which node has the lease, since that may be a
/// node that was killed; and when a sender waits for one. Two sweeps at the same time do no harm,
/// as every text is taken once; the lease only spares the carrier.
final class SweepSchedule {
  /// How soon a text that failed is tried again: blasts wait for it.
  private static final Duration AGAIN = Duration.ofSeconds(10);

  private final Database database;
  private final Leases leases;
  private final String name;
  private final String node;
  private final Duration every;
  private final InstantSource machine;
  private final BooleanSupplier sweep;
  private final Supplier<Instant> wanted;
  private Instant last = Instant.MIN;
  private boolean complete = true;
  private long recoveries = -1;

  /// @param sweep whether nothing is left to be tried again
  SweepSchedule(
      Database database,
      String name,
      String node,
      Duration every,
      InstantSource machine,
      BooleanSupplier sweep,
      Supplier<Instant> wanted) {
    this.database = database;
    this.leases = new Leases(database);
    this.name = name;
    this.node = node;
    this.every = every;
    this.machine = machine;
    this.sweep = sweep;
    this.wanted = wanted;
  }

  /// How often to ask [#round] whether it is time.
  Duration rest() {
    return every.compareTo(Duration.ofSeconds(1)) < 0 ? every : Duration.ofSeconds(1);
  }

  /// Sweeps if it is time. A round that fails is due again at once.
  int round() {
    long seen = database.recoveries();
    Instant now = machine.instant();
    boolean atOnce = seen != recoveries || last.isBefore(wanted.get());
    Duration pause = !complete && every.compareTo(AGAIN) > 0 ? AGAIN : every;
    boolean setBack =
        now.isBefore(last); // the clock: nothing else makes the last sweep a future one
    if (atOnce || setBack || !now.isBefore(last.plus(pause))) {
      // Twice the interval: a holder that works renews it in time, a dead one is soon succeeded.
      if (leases.hold(name, node, every.multipliedBy(2)) || atOnce) {
        complete = sweep.getAsBoolean();
      }
      recoveries = seen;
      last = now;
    }
    return 0;
  }
}
