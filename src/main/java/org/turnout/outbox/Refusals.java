package org.turnout.outbox;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.function.IntFunction;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.turnout.audit.Actor;
import org.turnout.audit.Audit;
import org.turnout.channel.CarrierError;
import org.turnout.channel.CarrierError.Action;

/// What follows from a carrier's error code: the carrier's own table says which action, this
/// carries it out, on the address, on the run and on what its sender sends.
public final class Refusals {
  private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);

  /// The daily allowances of 10DLC begin anew at midnight there (`facts/twilio.md` 8).
  private static final ZoneId ALLOWANCE = ZoneId.of("America/Los_Angeles");

  /// How long a sender's blasts wait after "too fast".
  private static final Duration SLOW_DOWN = Duration.ofSeconds(30);

  /// A text that came too late on so many days is given up.
  private static final int ATTEMPTS = 4;

  private final IntFunction<CarrierError> errors;
  private final Timekeeping clocks;

  /// @param errors the carrier's table
  public Refusals(IntFunction<CarrierError> errors, Timekeeping clocks) {
    this.errors = errors;
    this.clocks = clocks;
  }

  /// Puts a recipient of a run that is not over back in line, where the carrier says for certain
  /// that this copy was not delivered: its time ran out, the day's allowance was used up, or the
  /// phone takes no pictures (then the words go alone). Not for who has stopped meanwhile, and not
  /// for ever. The row's own state must have been written before.
  void again(Handle handle, long row, int code) {
    Action action = errors.apply(code).action();
    boolean bare = action == Action.WITHOUT_PICTURE;
    boolean tomorrow = action == Action.AFTER_MIDNIGHT_PACIFIC;
    if (!bare && !tomorrow && action != Action.RESCHEDULE) {
      return;
    }
    handle
        .createUpdate(
            """
            update outbox o
            set state = 'planned', attempt = o.attempt + 1, code = 0, reason = null, claimed_by = null, claimed_at = null,
                left_at = null, not_before = :later, carrier_id = null,
                earlier = case when o.carrier_id is null then o.earlier else o.earlier || o.carrier_id end,
                media = case when cast(:bare as boolean) then '{}' else o.media end
            from address a, blast_run r
            where o.id = :row and o.state in ('failed', 'undelivered') and o.code = :code and o.attempt < :most
              and a.id = o.address_id and a.stopped_at is null and r.id = o.run_id and r.state in ('started', 'paused')
              and (not cast(:bare as boolean) or cardinality(o.media) > 0 and o.body <> '')
            """)
        .bind("row", row)
        .bind("code", code)
        .bind("most", ATTEMPTS)
        .bind("bare", bare)
        .bind("later", tomorrow ? tomorrow() : Instant.EPOCH)
        .execute();
  }

  /// When the allowance begins anew, machine time.
  private Instant tomorrow() {
    var today = clocks.machine().instant().atZone(ALLOWANCE).toLocalDate();
    return today.plusDays(1).atStartOfDay(ALLOWANCE).toInstant();
  }

  /// Acts on an error of this row. Addresses are locked before anything of the ledger.
  void remember(Handle handle, long row, int code) {
    CarrierError error = errors.apply(code);
    Instant now = clocks.campaign().instant();
    switch (error.action()) {
      case SUPPRESS -> Suppression.stop(handle, row, code, now);
      case BAD_NUMBER -> Suppression.bad(handle, row);
      case BAD_AFTER_TWO_RUNS -> Suppression.badAfterTwoRuns(handle, row, code);
      case BACK_OFF -> hold(handle, row, clocks.machine().instant().plus(SLOW_DOWN), error);
      case AFTER_MIDNIGHT_PACIFIC -> hold(handle, row, tomorrow(), error);
      case MEND_TEXT -> pause(handle, row, error, "r.id = o.run_id", Fault.TEXT, now);
      case PAUSE_SENDER -> pause(handle, row, error, "r.sender = o.from_value", Fault.SENDER, now);
      case PAUSE_EVERYTHING -> pause(handle, row, error, "true", Fault.ACCOUNT, now);
      case LOST, FILTERED, RESCHEDULE, WITHOUT_PICTURE, SHOW -> {}
    }
  }

  /// The runs of this sender leave nothing before that time; nothing is lost by it.
  private static void hold(Handle handle, long row, Instant until, CarrierError error) {
    int held =
        handle
            .createUpdate(
                """
                update blast_run r set first_text_at = :until
                from outbox o where o.id = :row and r.sender = o.from_value and r.state = 'started'
                  and r.first_text_at < :until
                """)
            .bind("row", row)
            .bind("until", until)
            .execute();
    if (held > 0) {
      LOG.warn("blasts of a sender wait runs={} until={} code={}", held, until, error.code());
    }
  }

  /// Pauses runs, once the code has come up often enough in the row's own run. Told again of the
  /// same row, it does nothing: somebody may have resumed the run meanwhile.
  private static void pause(
      Handle handle, long row, CarrierError error, String which, Fault fault, Instant now) {
    String why = fault.words(error);
    handle
        .createQuery(
            """
            update blast_run r set state = 'paused', why = :why
            from outbox o
            where o.id = :row and r.state = 'started' and %s
              and not (o.state in ('failed', 'undelivered') and o.code = :code)
              and (cast(:after as integer) <= 1 or o.run_id is null or cast(:after as integer) <=
                   (select coalesce(sum(n), 0) + 1 from run_tally t where t.run_id = o.run_id and t.code = :code))
            returning r.id
            """
                .formatted(which))
        .bind("row", row)
        .bind("why", why)
        .bind("after", error.after())
        .bind("code", error.code())
        .mapTo(Long.class)
        .list()
        .forEach(run -> {
          LOG.error("run paused run={} code={}", run, error.code());
          Audit.record(handle, Actor.TURNOUT, "blast.pause", "run " + run, Map.of("why", why), now);
        });
  }
}
