package org.turnout.conversation;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// When conversations move by themselves.
final class Timers {
  private Timers() {}

  /// Locks the timer that is due first; the lock ends with the transaction, and other nodes take
  /// the next one.
  ///
  /// @return the address it is about
  static Optional<Long> lockDue(Handle handle, Instant campaignNow) {
    return handle
        .createQuery(
            "select address_id from timer where due_at <= :now order by due_at limit 1 for update skip locked")
        .bind("now", campaignNow)
        .mapTo(Long.class)
        .findOne();
  }
}
