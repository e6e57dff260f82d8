package org.turnout.roster;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Call-offs on record, and whom they concern. All methods run in the caller's transaction.
final class CallOffs {
  /// People of these places, each once: by their first shift if they have one, else by what they
  /// wait for.
  private static final String PEOPLE =
      """
      select distinct on (person_id) person_id, place_id, held from (
        select r.person_id, r.place_id, true as held, p.starts_at
          from reservation r join place p on p.id = r.place_id
          where r.place_id = any(:places) and r.released_at is null
        union all
        select e.person_id, e.place_id, false, p.starts_at
          from line_entry e join place p on p.id = e.place_id
          where e.place_id = any(:places) and e.left_at is null) of_both
      order by person_id, held desc, starts_at, place_id
      """;

  private final Handle handle;

  /// How many people, by what they have.
  record Count(int holders, int waiting, int unreachable) {}

  /// One that has been done.
  record Row(long id, String roster, String scope, Optional<Instant> returnedAt) {}

  CallOffs(Handle handle) {
    this.handle = handle;
  }

  /// The open shifts of a roster that have not ended, in the order of their names; locked.
  List<PlaceRow> open(String roster, Instant now) {
    return handle
        .createQuery(
            """
            select * from place where roster = :roster and not closed and ends_at > :now
            order by slug for update
            """)
        .bind("roster", roster)
        .bind("now", now)
        .mapTo(PlaceRow.class)
        .list();
  }

  Count count(Collection<Long> places) {
    return handle
        .createQuery(
            """
            select count(*) filter (where held) as holders,
              count(*) filter (where not held) as waiting,
              count(*) filter (where not exists (select from address a
                where a.speaker_id = people.person_id and a.stopped_at is null and not a.bad))
                as unreachable
            from (%s) people
            """
                .formatted(PEOPLE))
        .bindArray("places", Long.class, places)
        .mapTo(Count.class)
        .one();
  }

  /// Notes a call-off, and that everybody of these places will hear of it; what they were to hear
  /// of them before is no longer true.
  void record(String roster, CallOffScope scope, Collection<Long> places, String by, Instant now) {
    long id =
        handle
            .createUpdate(
                """
                insert into call_off (roster, scope, called_by, called_at)
                values (:roster, :scope, :by, :now)
                """)
            .bind("roster", roster)
            .bind("scope", scope.word())
            .bind("by", by)
            .bind("now", now)
            .executeAndReturnGeneratedKeys("id")
            .mapTo(Long.class)
            .one();
    handle
        .createUpdate("delete from roster_news where place_id = any(:places) and told_at is null")
        .bindArray("places", Long.class, places)
        .execute();
    handle
        .createUpdate(
            """
            insert into roster_news (roster, place_id, person_id, kind, held, call_off_id, due_at)
            select :roster, place_id, person_id, 'called off', held, :id, :now from (%s) people
            """
                .formatted(PEOPLE))
        .bind("roster", roster)
        .bind("id", id)
        .bind("now", now)
        .bindArray("places", Long.class, places)
        .execute();
  }

  /// Those of a roster after which nobody has been called back to work, locked.
  List<Row> waiting(String roster) {
    return handle
        .createQuery(
            """
            select * from call_off where roster = :roster and returned_at is null
            order by id for update
            """)
        .bind("roster", roster)
        .mapTo(Row.class)
        .list();
  }

  /// Who had a shift that was called off will hear when they are back at work; how many.
  int sendBack(Row row, Instant now) {
    handle
        .createUpdate("update call_off set returned_at = :now where id = :id")
        .bind("now", now)
        .bind("id", row.id())
        .execute();
    return handle
        .createUpdate(
            """
            insert into roster_news (roster, place_id, person_id, kind, held, call_off_id, due_at)
            select roster, place_id, person_id, 'back', true, call_off_id, :now from roster_news n
            where call_off_id = :id and kind = 'called off' and held
              and not exists (select from roster_news b where b.person_id = n.person_id
                and b.kind = 'back' and b.told_at is null)
            """)
        .bind("now", now)
        .bind("id", row.id())
        .execute();
  }
}
