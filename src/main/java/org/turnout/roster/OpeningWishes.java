package org.turnout.roster;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// Who asked to hear when places of a roster open: told once each, in the order of asking. All
/// methods run in the caller's transaction.
public final class OpeningWishes {
  private OpeningWishes() {}

  /// What a flow calls the openings of a roster.
  private static String about(Roster roster) {
    return roster.name() + ".opening";
  }

  /// Takes a wish down; somebody who was told before waits again.
  ///
  /// @param about `gear.opening`
  public static void add(Handle handle, String about, long person, Instant now) {
    handle
        .createUpdate(
            """
            insert into opening_wish (person_id, about, since) values (:person, :about, :now)
            on conflict (person_id, about) do update set since = excluded.since, told_at = null
            """)
        .bind("person", person)
        .bind("about", about)
        .bind("now", now)
        .execute();
  }

  /// Whether anybody waits to hear of this roster.
  public static boolean any(Handle handle, Roster roster) {
    return handle
        .createQuery(
            "select exists (select from opening_wish where about = :about and told_at is null)")
        .bind("about", about(roster))
        .mapTo(Boolean.class)
        .one();
  }

  /// Takes the roster's wishes for this transaction: one node at a time counts the room. False when
  /// another has them.
  public static boolean take(Handle handle, Roster roster) {
    return handle
        .createQuery("select pg_try_advisory_xact_lock(hashtext(:about))")
        .bind("about", "wishes " + about(roster))
        .mapTo(Boolean.class)
        .one();
  }

  /// A person who has found a place meanwhile needs no text.
  public static void settle(Handle handle, Roster roster, Instant now) {
    handle
        .createUpdate(
            """
            update opening_wish w set told_at = :now
            where w.about = :about and w.told_at is null and exists (
              select from reservation r join place p on p.id = r.place_id
              where r.person_id = w.person_id and r.released_at is null and p.roster = :roster and p.ends_at > :now)
            """)
        .bind("about", about(roster))
        .bind("roster", roster.name())
        .bind("now", now)
        .execute();
  }

  /// How many were told so lately that they may still be choosing.
  public static int choosing(Handle handle, Roster roster, Instant now) {
    return handle
        .createQuery(
            """
            select count(*) from opening_wish w
            where w.about = :about and w.told_at > :since and not exists (
              select from reservation r join place p on p.id = r.place_id
              where r.person_id = w.person_id and r.released_at is null and p.roster = :roster and p.ends_at > :now)
            """)
        .bind("about", about(roster))
        .bind("since", now.minus(roster.line().deadline()))
        .bind("roster", roster.name())
        .bind("now", now)
        .mapTo(Integer.class)
        .one();
  }

  /// People who wait to hear of it, in the order of asking.
  public static List<Long> waiting(Handle handle, Roster roster, int atMost) {
    return handle
        .createQuery(
            """
            select person_id from opening_wish where about = :about and told_at is null
            order by since, person_id limit :most
            """)
        .bind("about", about(roster))
        .bind("most", atMost)
        .mapTo(Long.class)
        .list();
  }

  /// This one has been told, or cannot be.
  public static void told(Handle handle, Roster roster, long person, Instant now) {
    handle
        .createUpdate(
            "update opening_wish set told_at = :now where about = :about and person_id = :person")
        .bind("now", now)
        .bind("about", about(roster))
        .bind("person", person)
        .execute();
  }
}
