package org.turnout.roster;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Who is missing at shifts, each as a need that one other person ends. All methods run in the
/// caller's transaction; those about one place need its row locked.
final class CoverNeeds {
  /// How a need ended.
  enum End {
    COVERED,
    CAME,
    TAKEN,
    OVER;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// @param absentId who did not come; empty for a place that was given back
  /// @param came the absent person is there after all, or has no place there any more
  record Need(long id, Optional<Long> absentId, boolean came) {}

  /// When nobody could be asked: so long until somebody is looked for again.
  private static final Duration AGAIN = Duration.ofMinutes(1);

  private static final String CAME =
      """
      (n.absent_id is not null and not exists (select from reservation r
        join absence a on a.place_id = r.place_id and a.person_id = r.person_id
        where r.place_id = n.place_id and r.person_id = n.absent_id and r.released_at is null
          and r.checked_in_at is null and a.found_at is null))
      """;

  private CoverNeeds() {}

  /// A place was given back and nobody in line could be asked: if that was late, it is covered.
  static void dropped(Handle handle, Roster roster, PlaceRow place, Instant now) {
    if (roster.cover().filter(cover -> cover.late(place, now)).isPresent()) {
      handle
          .createUpdate(
              "insert into cover_need (place_id, since, look_at) values (:place, :now, :now)")
          .bind("place", place.id())
          .bind("now", now)
          .execute();
    }
  }

  /// Everybody who is marked as missing since the last look becomes a need, once.
  static void open(Handle handle, Collection<String> rosters, Instant now) {
    handle
        .createUpdate(
            """
            insert into cover_need (place_id, absent_id, since, look_at)
            select a.place_id, a.person_id, a.since, :now
            from absence a join place p on p.id = a.place_id
            where a.found_at is null and not p.closed and p.ends_at > :now
              and p.roster = any(:rosters) and not exists (select from cover_need n
                where n.place_id = a.place_id and n.absent_id = a.person_id)
            on conflict do nothing
            """)
        .bind("now", now)
        .bindArray("rosters", String.class, rosters)
        .execute();
  }

  /// The next place with a need for which nobody is asked, locked; others pass it by.
  static Optional<PlaceRow> next(Handle handle, Collection<String> rosters, Instant now) {
    return handle
        .createQuery(
            """
            select p.* from place p
            where p.roster = any(:rosters) and p.id = any(array(select n.place_id from cover_need n
              where n.ended_at is null and n.look_at <= :now and not exists (select from line_entry e
                where e.cover_need_id = n.id and e.left_at is null)))
            order by p.starts_at, p.id limit 1 for update of p skip locked
            """)
        .bind("now", now)
        .bindArray("rosters", String.class, rosters)
        .mapTo(PlaceRow.class)
        .findOne();
  }

  /// The needs of a place for which nobody is asked, the oldest first.
  static List<Need> unasked(Handle handle, PlaceRow place) {
    return handle
        .createQuery(
            """
            select n.id, n.absent_id, %s as came from cover_need n
            where n.place_id = :place and n.ended_at is null and not exists (select from line_entry e
              where e.cover_need_id = n.id and e.left_at is null)
            order by n.since, n.id
            """
                .formatted(CAME))
        .bind("place", place.id())
        .mapTo(Need.class)
        .list();
  }

  /// Whether the person who was asked for it is still needed.
  static boolean stands(Handle handle, long need) {
    return handle
        .createQuery(
            "select not %s from cover_need n where n.id = :id and n.ended_at is null"
                .formatted(CAME))
        .bind("id", need)
        .mapTo(Boolean.class)
        .findOne()
        .orElse(false);
  }

  /// Somebody steps in: who did not come has the place no more. False when nobody is missing any
  /// more.
  static boolean cover(Handle handle, long need, long person, Instant now) {
    if (!stands(handle, need)) {
      end(handle, need, End.CAME, now);
      return false;
    }
    handle
        .createUpdate(
            """
            with covered as (
              update cover_need set ended_at = :now, why_ended = 'covered', covered_by = :person
              where id = :id returning place_id, absent_id)
            update reservation r set released_at = :now from covered c
            where r.place_id = c.place_id and r.person_id = c.absent_id and r.released_at is null
            """)
        .bind("now", now)
        .bind("person", person)
        .bind("id", need)
        .execute();
    return true;
  }

  /// Somebody has taken a free place without being asked: one that was given back is filled.
  static void filled(Handle handle, PlaceRow place, Instant now) {
    handle
        .createUpdate(
            """
            update cover_need set ended_at = :now, why_ended = 'taken'
            where id = (select n.id from cover_need n
              where n.place_id = :place and n.ended_at is null and n.absent_id is null
                and not exists (select from line_entry e
                  where e.cover_need_id = n.id and e.left_at is null)
              order by n.id limit 1)
            """)
        .bind("now", now)
        .bind("place", place.id())
        .execute();
  }

  static void end(Handle handle, long need, End how, Instant now) {
    handle
        .createUpdate(
            """
            update cover_need set ended_at = :now, why_ended = :how
            where id = :id and ended_at is null
            """)
        .bind("now", now)
        .bind("how", how.word())
        .bind("id", need)
        .execute();
  }

  /// Nobody can be asked now.
  static void lookAgain(Handle handle, long need, Instant now) {
    handle
        .createUpdate("update cover_need set look_at = :next where id = :id")
        .bind("next", now.plus(AGAIN))
        .bind("id", need)
        .execute();
  }

  /// Asks somebody; a place that was given back is held for them. False when they are asked about
  /// something already.
  static boolean ask(
      Handle handle, PlaceRow place, Need need, long person, Instant until, Instant now) {
    // What is free may be a seated job only. The place of somebody absent is as theirs was.
    var duty =
        DutyRoom.of(handle, place)
            .filter(_ -> need.absentId().isEmpty())
            .flatMap(room -> room.fitting(Optional.empty()));
    boolean asked =
        handle
                .createUpdate(
                    """
                    insert into line_entry
                      (place_id, person_id, since, offered_at, offered_until, cover_need_id, duty)
                    values (:place, :person, :now, :now, :until, :need, :duty) on conflict do nothing
                    """)
                .bind("place", place.id())
                .bind("person", person)
                .bind("now", now)
                .bind("until", until)
                .bind("need", need.id())
                .bind("duty", duty)
                .execute()
            == 1;
    if (asked && need.absentId().isEmpty()) {
      handle
          .createUpdate("update place set taken = taken + 1 where id = :place")
          .bind("place", place.id())
          .execute();
    }
    return asked;
  }
}
