package org.turnout.roster;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// What people must hear of their places, kept until they have heard it. Written in the transaction
/// of the act that makes it true, so a program that ends in between forgets nobody and tells nobody
/// what was not done.
final class NewsStore {
  /// What a file changes is told this much later: an edit may be undone, or be half an edit.
  static final Duration AFTER_EDIT = Duration.ofMinutes(10);

  /// News of one person, locked until the transaction ends.
  ///
  /// @param held whether they had the place, or only waited for it
  record Row(long id, long personId, RosterNews kind, boolean held, PlaceRow place) {}

  private NewsStore() {}

  /// Everybody who holds a place that has not ended will hear; how many that are.
  static int ofHolders(Handle handle, PlaceRow place, RosterNews kind, Instant due) {
    return handle
        .createUpdate(
            """
            insert into roster_news (roster, place_id, person_id, kind, held, due_at)
            select p.roster, p.id, r.person_id, :kind, true, :due
            from place p join reservation r on r.place_id = p.id
            where p.id = :place and r.released_at is null and p.ends_at > :due
            on conflict (place_id, person_id, kind) where told_at is null and call_off_id is null
              do update set due_at = excluded.due_at
            """)
        .bind("kind", kind.word())
        .bind("place", place.id())
        .bind("due", due)
        .execute();
  }

  /// Everybody who waits for a place will hear; how many that are.
  static int ofWaiting(Handle handle, PlaceRow place, RosterNews kind, Instant due) {
    return handle
        .createUpdate(
            """
            insert into roster_news (roster, place_id, person_id, kind, held, due_at)
            select p.roster, p.id, e.person_id, :kind, false, :due
            from place p join line_entry e on e.place_id = p.id
            where p.id = :place and e.left_at is null and p.ends_at > :due
            on conflict do nothing
            """)
        .bind("kind", kind.word())
        .bind("place", place.id())
        .bind("due", due)
        .execute();
  }

  /// One person will hear. What they were to hear of the place before is no longer true.
  static void of(Handle handle, PlaceRow place, long personId, RosterNews kind, Instant due) {
    handle
        .createUpdate(
            """
            with gone as (
              delete from roster_news where place_id = :place and person_id = :person
                and told_at is null and kind in ('added', 'removed'))
            insert into roster_news (roster, place_id, person_id, kind, held, due_at)
            values (:roster, :place, :person, :kind, true, :due)
            on conflict do nothing
            """)
        .bind("roster", place.roster())
        .bind("place", place.id())
        .bind("person", personId)
        .bind("kind", kind.word())
        .bind("due", due)
        .execute();
  }

  /// What is due of a roster, the oldest first; locked, others pass it by.
  static List<Row> due(Handle handle, String roster, Instant now, int most) {
    return handle
        .createQuery(
            """
            select n.id as news, n.person_id, n.kind, n.held, p.*
            from roster_news n join place p on p.id = n.place_id
            where n.roster = :roster and n.told_at is null and n.due_at <= :now
            order by n.due_at, n.id limit :most for update of n skip locked
            """)
        .bind("roster", roster)
        .bind("now", now)
        .bind("most", most)
        .map(row ->
            new Row(
                row.getColumn("news", Long.class),
                row.getColumn("person_id", Long.class),
                RosterNews.read(row.getColumn("kind", String.class)),
                row.getColumn("held", Boolean.class),
                row.getRow(PlaceRow.class)))
        .list();
  }

  /// They have heard it, or a person has to call them.
  static void told(Handle handle, long news, boolean reached, Instant now) {
    handle
        .createUpdate("update roster_news set told_at = :now, reached = :reached where id = :news")
        .bind("now", now)
        .bind("reached", reached)
        .bind("news", news)
        .execute();
  }

  /// They hear it later, and keep nobody waiting until then.
  static void putOff(Handle handle, long news, Instant until) {
    handle
        .createUpdate("update roster_news set due_at = :until where id = :news")
        .bind("until", until)
        .bind("news", news)
        .execute();
  }

  /// A shift that is in its file again was never gone.
  static void forgetClosing(Handle handle, String roster, List<String> slugs) {
    handle
        .createUpdate(
            """
            delete from roster_news n using place p
            where p.id = n.place_id and p.roster = :roster and p.slug = any(:slugs)
              and n.kind = 'closed' and n.told_at is null and not p.filed
            """)
        .bind("roster", roster)
        .bindArray("slugs", String.class, slugs)
        .execute();
  }
}
