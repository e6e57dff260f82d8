package org.turnout.outbox;

import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// What a carrier's refusal says about the address itself.
final class Suppression {
  private Suppression() {}

  /// The person has stopped at the carrier, so we suppress too.
  static void stop(Handle handle, long row, int code, Instant at) {
    int stopped =
        handle
            .createUpdate(
                """
                update address set stopped_at = :at, stop_scope = 'all', word_at = greatest(word_at, :at)
                where id = (select address_id from outbox where id = :id) and stopped_at is null
                """)
            .bind("at", at)
            .bind("id", row)
            .execute();
    if (stopped == 0) {
      return; // repeated, or their own word came first
    }
    handle
        .createUpdate(
            """
            insert into consent_event (address_id, person_id, what, rule, source, effective, at, recorded_at)
            select address_id, person_id, 'stop', :rule, 'carrier', true, :at, :at from outbox where id = :id
            """)
        .bind("rule", Integer.toString(code))
        .bind("at", at)
        .bind("id", row)
        .execute();
    handle
        .createQuery("select address_id from outbox where id = :id")
        .bind("id", row)
        .mapTo(Long.class)
        .findOne()
        .ifPresent(address -> Outbox.skipStopped(handle, address));
  }

  static void bad(Handle handle, long row) {
    handle
        .createUpdate(
            "update address set bad = true where id = (select address_id from outbox where id = :id) and not bad")
        .bind("id", row)
        .execute();
  }

  /// Marks the number bad if another run, or another text outside of runs, had the same answer.
  static void badAfterTwoRuns(Handle handle, long row, int code) {
    handle
        .createUpdate(
            """
            update address set bad = true
            where id = (select address_id from outbox where id = :id) and not bad
              and exists (select 1 from outbox before join outbox this on this.id = :id
                          where before.address_id = this.address_id and before.code = :code
                            and before.id <> this.id and before.run_id is distinct from this.run_id)
            """)
        .bind("id", row)
        .bind("code", code)
        .execute();
  }
}
