package org.turnout.roster;

import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// Notes on a reservation that its holder came, for audiences that ask who was there. The record of
/// who came is the line's.
public final class Arrivals {
  private Arrivals() {}

  /// The first time counts.
  ///
  /// @param at campaign time
  public static void note(Handle handle, long reservation, Instant at) {
    handle
        .createUpdate(
            "update reservation set checked_in_at = coalesce(checked_in_at, :at) where id = :id")
        .bind("at", at)
        .bind("id", reservation)
        .execute();
  }
}
