package org.turnout.postgres;

import java.time.Duration;

/// Jobs that one node at a time may do (the inbound sweep, the blast's planner): a row with an
/// expiry for each. The server's own clock decides, so that nodes need not agree on the time;
/// campaign time plays no part.
public final class Leases {
  private final Database database;

  public Leases(Database database) {
    this.database = database;
  }

  /// Takes the lease or, for its present holder, renews it. A holder that has not renewed in time
  /// has lost it to the next one that asks, and must stop.
  ///
  /// One that ends later than any new one could was taken before the server's clock was set back,
  /// and counts no more.
  ///
  /// @return whether the holder has it now, for that long
  public boolean hold(String name, String holder, Duration length) {
    return database.with(handle ->
        handle
                .createUpdate(
                    """
                    INSERT INTO lease AS held (name, holder, expires_at)
                    VALUES (:name, :holder, clock_timestamp() + :length * interval '1 ms')
                    ON CONFLICT (name) DO UPDATE
                       SET holder = excluded.holder, expires_at = excluded.expires_at
                     WHERE held.holder = excluded.holder OR held.expires_at < clock_timestamp()
                        OR held.expires_at > excluded.expires_at + interval '1 minute'
                    """)
                .bind("name", name)
                .bind("holder", holder)
                .bind("length", length.toMillis())
                .execute()
            == 1);
  }

  /// Gives back everything that a holder has, as it stops: the next one need not wait for the end
  /// of each lease. Its jobs must have ended before.
  ///
  /// @return how many there were
  public int giveBack(String holder) {
    return database.with(handle ->
        handle
            .createUpdate("DELETE FROM lease WHERE holder = :holder")
            .bind("holder", holder)
            .execute());
  }
}
