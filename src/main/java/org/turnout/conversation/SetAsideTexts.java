package org.turnout.conversation;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.turnout.channel.Address;
import org.turnout.channel.LoggedText;

/// Entries of the carrier's log that could not be handled: tried a few times, then set aside, so
/// that they keep nothing waiting, until a person has looked. All methods run in the caller's
/// transaction.
public final class SetAsideTexts {
  /// An entry is set aside when it fails for the third time.
  static final int TRIES = 3;

  private SetAsideTexts() {}

  /// One that waits for a person.
  ///
  /// @param sender of ours, in whose log it is
  /// @param carrierId what the carrier calls it, in its own pages too
  /// @param fault the kind of failure
  /// @param since when it was set aside (machine time)
  public record Entry(
      long id, String sender, String carrierId, String fault, int tries, Instant since) {}

  /// How often each of these has failed.
  static Map<String, Integer> tried(Handle handle, Address sender, List<String> carrierIds) {
    return handle
        .createQuery(
            "select carrier_id, tries from set_aside where sender = :sender and carrier_id = any(:ids)")
        .bind("sender", sender.value())
        .bindArray("ids", String.class, carrierIds)
        .reduceRows(
            new HashMap<String, Integer>(),
            (all, row) -> {
              all.put(
                  row.getColumn("carrier_id", String.class), row.getColumn("tries", Integer.class));
              return all;
            });
  }

  /// Counts one more failure; true when the entry is set aside by it.
  static boolean failed(
      Handle handle, Address sender, LoggedText text, String fault, Instant machineNow) {
    return handle
        .createQuery(
            """
            insert into set_aside as s (sender, carrier_id, fault, tries, tried_at)
            values (:sender, :id, :fault, 1, :now)
            on conflict (sender, carrier_id) do update
            set fault = excluded.fault, tries = s.tries + 1, tried_at = excluded.tried_at,
                set_aside_at = case when s.tries + 1 >= :most then coalesce(s.set_aside_at, excluded.tried_at) end
            returning set_aside_at is not null
            """)
        .bind("sender", sender.value())
        .bind("id", text.carrierId().replace("\0", ""))
        .bind("fault", fault)
        .bind("now", machineNow)
        .bind("most", TRIES)
        .mapTo(Boolean.class)
        .one();
  }

  /// How many wait for a person.
  public static int open(Handle handle) {
    return handle
        .createQuery(
            "select count(*) from set_aside where set_aside_at is not null and closed_at is null")
        .mapTo(Integer.class)
        .one();
  }

  /// Those that wait for a person, the oldest first.
  public static List<Entry> list(Handle handle, int atMost) {
    return handle
        .createQuery(
            """
            select id, sender, carrier_id, fault, tries, set_aside_at as since from set_aside
            where set_aside_at is not null and closed_at is null order by id limit :most
            """)
        .bind("most", atMost)
        .mapTo(Entry.class)
        .list();
  }

  /// A person has looked at it; false when there is none of that number that waits.
  public static boolean close(Handle handle, long id, String by, Instant machineNow) {
    return handle
            .createUpdate(
                """
                update set_aside set closed_at = :now, closed_by = :by
                where id = :id and set_aside_at is not null and closed_at is null
                """)
            .bind("now", machineNow)
            .bind("by", by)
            .bind("id", id)
            .execute()
        == 1;
  }
}
