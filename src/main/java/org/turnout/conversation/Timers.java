package org.turnout.conversation;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// When conversations move on their own.
final class Timers {
  private Timers() {}

  /// Picks the timer that is due first and locks its address, as every turn does first: the one
  /// that takes locks in another order could wait in a circle. Other nodes take the next one.
  ///
  /// @return the address it is about
  static Optional<Long> lockDue(Handle handle, Instant campaignNow) {
    return handle
        .createQuery(
            """
            select t.address_id from timer t join address a on a.id = t.address_id
            where t.due_at <= :now order by t.due_at limit 1 for update of a skip locked
            """)
        .bind("now", campaignNow)
        .mapTo(Long.class)
        .findOne();
  }

  /// A timer whose turn failed steps back, so that it does not keep the others waiting.
  static void putOff(Handle handle, long addressId, Instant until) {
    handle
        .createUpdate("update timer set due_at = :until where address_id = :address")
        .bind("until", until)
        .bind("address", addressId)
        .execute();
  }
}
