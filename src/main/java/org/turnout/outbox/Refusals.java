package org.turnout.outbox;

import java.time.Instant;
import java.util.function.IntFunction;
import org.jdbi.v3.core.Handle;
import org.turnout.channel.CarrierError;

/// What follows from a carrier's error code, for the address and for the run: the carrier's own
/// table says which action, this carries it out.
public final class Refusals {
  private final IntFunction<CarrierError> errors;

  /// @param errors the carrier's table
  public Refusals(IntFunction<CarrierError> errors) {
    this.errors = errors;
  }

  /// Acts on an error of this row. Locks the address first, then nothing of the ledger.
  void remember(Handle handle, long outboxId, int code, Instant at) {
    switch (errors.apply(code).action()) {
      case SUPPRESS -> suppress(handle, outboxId, code, at);
      case BAD_NUMBER -> bad(handle, outboxId);
      case BAD_AFTER_TWO_RUNS -> badAfterTwoRuns(handle, outboxId, code);
      case LOST,
          FILTERED,
          BACK_OFF,
          AFTER_MIDNIGHT_PACIFIC,
          RESCHEDULE,
          MEND_TEXT,
          WITHOUT_PICTURE,
          PAUSE_SENDER,
          PAUSE_EVERYTHING,
          SHOW -> {}
    }
  }

  private static void suppress(Handle handle, long outboxId, int code, Instant at) {
    int stopped =
        handle
            .createUpdate(
                """
                update address set stopped_at = :at, stop_scope = 'all', word_at = greatest(word_at, :at)
                where id = (select address_id from outbox where id = :id) and stopped_at is null
                """)
            .bind("at", at)
            .bind("id", outboxId)
            .execute();
    handle
        .createUpdate(
            """
            insert into consent_event (address_id, person_id, what, rule, source, effective, at, recorded_at)
            select address_id, person_id, 'stop', :rule, 'carrier', :effective, :at, :at from outbox where id = :id
            """)
        .bind("rule", Integer.toString(code))
        .bind("effective", stopped == 1)
        .bind("at", at)
        .bind("id", outboxId)
        .execute();
  }

  private static void bad(Handle handle, long outboxId) {
    handle
        .createUpdate(
            "update address set bad = true where id = (select address_id from outbox where id = :id) and not bad")
        .bind("id", outboxId)
        .execute();
  }

  /// The row itself counts, recorded or not yet.
  private static void badAfterTwoRuns(Handle handle, long outboxId, int code) {
    handle
        .createUpdate(
            """
            update address set bad = true
            where id = (select address_id from outbox where id = :id) and not bad
              and exists (select 1 from outbox before join outbox this on this.id = :id
                          where before.address_id = this.address_id and before.code = :code
                            and before.id <> this.id and before.run_id is distinct from this.run_id)
            """)
        .bind("id", outboxId)
        .bind("code", code)
        .execute();
  }
}
