package org.turnout.blast.run;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.turnout.audit.Actor;
import org.turnout.outbox.CarrierRefusal;
import org.turnout.outbox.RefusalListener;

/// What the carrier's refusals do to runs. A pause is the same act as a person's: under the run's
/// lock, with its entry in the log, and nothing happens when the run is not on its way.
public final class RunRefusals implements RefusalListener {
  private static final Logger LOG = LoggerFactory.getLogger(RunRefusals.class);

  private final InstantSource campaign;

  public RunRefusals(InstantSource campaign) {
    this.campaign = campaign;
  }

  @Override
  public void refused(Handle handle, CarrierRefusal refusal) {
    switch (refusal) {
      case CarrierRefusal.OfText text -> pause(handle, text, "r.id = o.run_id", CarrierFault.TEXT);
      case CarrierRefusal.OfSender sender ->
          pause(handle, sender, "r.sender = o.from_value", CarrierFault.SENDER);
      case CarrierRefusal.OfAccount account -> pause(handle, account, "true", CarrierFault.ACCOUNT);
      case CarrierRefusal.Delay delay -> delay(handle, delay);
    }
  }

  /// Nothing is lost by it.
  private static void delay(Handle handle, CarrierRefusal.Delay delay) {
    int delayed =
        RunRows.delay(handle, delay.row(), delay.until(), CarrierFault.wait(delay.error()));
    if (delayed > 0) {
      LOG.warn(
          "blasts of a sender wait runs={} until={} code={}",
          delayed,
          delay.until(),
          delay.error().code());
    }
  }

  private void pause(Handle handle, CarrierRefusal refusal, String which, CarrierFault fault) {
    String why = fault.words(refusal.error());
    Instant now = campaign.instant();
    for (long run : concerned(handle, refusal, which)) {
      var outcome = RunTransaction.on(handle, run, Actor.TURNOUT, now, acting -> acting.pause(why));
      if (outcome instanceof RunOutcome.Done) {
        LOG.error("run paused run={} code={}", run, refusal.error().code());
      }
    }
  }

  /// The runs that are on their way, once the code has come up often enough in the row's own run.
  /// Told again of the same row there are none: somebody may have resumed the run meanwhile.
  private static List<Long> concerned(Handle handle, CarrierRefusal refusal, String which) {
    return handle
        .createQuery(
            """
            select r.id from blast_run r, outbox o
            where o.id = :row and r.state = 'started' and %s
              and not (o.state in ('failed', 'undelivered') and o.code = :code)
              and (cast(:after as integer) <= 1 or o.run_id is null or cast(:after as integer) <=
                   (select coalesce(sum(n), 0) + 1 from run_tally t where t.run_id = o.run_id and t.code = :code))
            order by r.id
            """
                .formatted(which))
        .bind("row", refusal.row())
        .bind("after", refusal.error().after())
        .bind("code", refusal.error().code())
        .mapTo(Long.class)
        .list();
  }

  @Override
  public Set<Long> open(Handle handle, List<Long> rows) {
    return new HashSet<>(
        handle
            .createQuery(
                """
                select o.id from outbox o join blast_run r on r.id = o.run_id
                where o.id = any(:rows) and r.state in ('started', 'paused')
                """)
            .bindArray("rows", Long.class, rows)
            .mapTo(Long.class)
            .list());
  }
}
