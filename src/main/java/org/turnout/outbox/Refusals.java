package org.turnout.outbox;

import java.time.Instant;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// What a carrier's refusal says about the address itself (Twilio's error dictionary, messaging
/// codes).
final class Refusals {
  /// 21610: the recipient has opted out at the carrier, so we suppress too and never try again.
  private static final int OPTED_OUT = 21610;

  /// Invalid, not a mobile, a landline: the number is bad, whatever is sent to it.
  private static final Set<Integer> BAD_NUMBER = Set.of(21211, 21614, 21265, 21635, 30006);

  private Refusals() {}

  static void remember(Handle handle, long outboxId, int code, Instant at) {
    if (code == OPTED_OUT) {
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
              select address_id, person_id, 'stop', '21610', 'carrier', true, :at, :at from outbox where id = :id
              """)
          .bind("at", at)
          .bind("id", outboxId)
          .execute();
    } else if (BAD_NUMBER.contains(code)) {
      handle
          .createUpdate(
              "update address set bad = true where id = (select address_id from outbox where id = :id)")
          .bind("id", outboxId)
          .execute();
    }
  }
}
