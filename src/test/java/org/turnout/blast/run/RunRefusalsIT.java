package org.turnout.blast.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turnout.blast.run.PlannedRuns.ANA;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.turnout.audit.Actor;
import org.turnout.audit.Audit;
import org.turnout.audit.AuditEntry;
import org.turnout.channel.CarrierError;
import org.turnout.outbox.CarrierRefusal;
import org.turnout.postgres.Database;
import org.turnout.testkit.TestDatabase;

/// A pause that the carrier causes is the act that a person makes.
class RunRefusalsIT {
  private static final CarrierError BAD_TEXT =
      new CarrierError(30019, "the text is too long", CarrierError.Action.FIX_TEXT);

  @AutoClose private static final TestDatabase DB = TestDatabase.fresh();

  private final PlannedRuns test = new PlannedRuns(DB);
  private final RunRefusals refusals = new RunRefusals(test.clocks().campaign());

  @Test
  void itIsWrittenDownAsAPersonsPauseIs() {
    long byHand = test.started("by-hand", 3);
    long refused = test.started("refused", 3);
    test.runs().pause(byHand, "a typo", ANA);
    refuse(refused);
    Run paused = test.run(refused);
    assertThat(paused.state()).isEqualTo(test.run(byHand).state()).isEqualTo(RunState.PAUSED);
    assertThat(paused.why().orElseThrow()).contains("30019", "the text is too long");
    AuditEntry hers = entries(byHand).getLast();
    AuditEntry ours = entries(refused).getLast();
    assertThat(ours.actor()).isEqualTo(Actor.TURNOUT);
    assertThat(ours.act()).isEqualTo(hers.act());
    assertThat(ours.details().keySet()).isEqualTo(hers.details().keySet());
    assertThat(ours.details()).containsEntry("blast", paused.title());
  }

  @Test
  void aRunThatIsPausedOrOverStaysAsItIs() {
    long paused = test.started("paused", 3);
    long cancelled = test.started("cancelled", 3);
    test.runs().pause(paused, "a typo", ANA);
    test.runs().cancel(cancelled, "no longer true", ANA);
    for (long run : List.of(paused, cancelled)) {
      Run before = test.run(run);
      List<AuditEntry> entries = entries(run);
      refuse(run);
      assertThat(test.run(run)).isEqualTo(before);
      assertThat(entries(run)).isEqualTo(entries);
    }
  }

  @Test
  void itWaitsForThePersonWhoHoldsTheRunAndFindsItCancelled() throws Exception {
    long run = test.started("held", 3);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<?> refusal =
          DB.database()
              .inTransaction(handle -> {
                RunTransaction acting =
                    new RunTransaction(
                        handle,
                        RunRows.locked(handle, run).orElseThrow(),
                        ANA,
                        test.clocks().campaign().instant());
                Future<?> waits = threads.submit(() -> refuse(run));
                while (!somebodyWaitsForALock() && !waits.isDone()) {
                  Thread.onSpinWait();
                }
                acting.cancel("no longer true");
                return waits;
              });
      refusal.get(20, TimeUnit.SECONDS);
    }
    assertThat(test.run(run).state()).isEqualTo(RunState.CANCELLED);
    assertThat(entries(run).getLast().act()).isEqualTo("blast.cancel");
  }

  private void refuse(long run) {
    Database database = DB.database();
    database.inTransaction(handle -> {
      long row =
          handle
              .createQuery("select min(id) from outbox where run_id = :run")
              .bind("run", run)
              .mapTo(Long.class)
              .one();
      refusals.refused(handle, new CarrierRefusal.OfText(row, BAD_TEXT));
      return true;
    });
  }

  private static boolean somebodyWaitsForALock() {
    return DB.database()
        .with(handle ->
            handle
                .createQuery("select exists (select from pg_locks where not granted)")
                .mapTo(Boolean.class)
                .one());
  }

  private static List<AuditEntry> entries(long run) {
    return DB.database().with(handle -> Audit.of(handle, "run " + run));
  }
}
