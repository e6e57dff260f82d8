package org.turnout.line;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.turnout.roster.Arrivals;

/// Who came, left, or did not come. Each word counts once, however often it is said and on how many
/// phones: what changes nothing says so. A check-in always wins over "did not come".
final class AttendanceStore {
  private AttendanceStore() {}

  /// Who says it, and when.
  ///
  /// @param by `self`, or one of ours: `text:Ana Cruz`
  /// @param claimed when a captain's phone says that it was; its clock is not trusted
  /// @param at campaign time of the server
  record Word(String by, Optional<Instant> claimed, Instant at) {
    static Word now(String by, Instant at) {
      return new Word(by, Optional.empty(), at);
    }
  }

  /// They are there. Who had left is back.
  ///
  /// @param reservation empty for a walk-in
  /// @return whether that is news
  static boolean arrive(
      Handle handle, long place, long person, Optional<Long> reservation, Word word) {
    boolean news =
        handle
                .createUpdate(
                    """
                    insert into attendance
                      (place_id, person_id, reservation_id, arrived_at, arrived_by, claimed_at)
                    values (:place, :person, :reservation, :at, :by, :claimed)
                    on conflict (place_id, person_id) do update set
                      reservation_id = coalesce(attendance.reservation_id, excluded.reservation_id),
                      arrived_at = coalesce(attendance.arrived_at, excluded.arrived_at),
                      arrived_by = coalesce(attendance.arrived_by, excluded.arrived_by),
                      claimed_at = case when attendance.arrived_at is null
                        then excluded.claimed_at else attendance.claimed_at end,
                      left_at = null, left_by = null, missed_at = null, missed_by = null
                    where attendance.arrived_at is null or attendance.left_at is not null
                    """)
                .bind("place", place)
                .bind("person", person)
                .bind("reservation", reservation)
                .bind("at", word.at())
                .bind("by", word.by())
                .bind("claimed", word.claimed())
                .execute()
            == 1;
    reservation.ifPresent(id -> Arrivals.note(handle, id, word.at()));
    Absences.found(handle, place, person, word.at());
    return news;
  }

  /// They go.
  ///
  /// @return whether that is news
  static boolean depart(Handle handle, long place, long person, Word word) {
    return handle
            .createUpdate(
                """
                update attendance set left_at = :at, left_by = :by
                where place_id = :place and person_id = :person
                  and arrived_at is not null and left_at is null
                """)
            .bind("at", word.at())
            .bind("by", word.by())
            .bind("place", place)
            .bind("person", person)
            .execute()
        == 1;
  }

  /// A captain says that they did not come. Who is checked in came.
  ///
  /// @return whether that is news
  static boolean miss(
      Handle handle, long place, long person, Optional<Long> reservation, Word word) {
    return handle
            .createUpdate(
                """
                insert into attendance (place_id, person_id, reservation_id, missed_at, missed_by)
                values (:place, :person, :reservation, :at, :by)
                on conflict (place_id, person_id) do update set
                  missed_at = excluded.missed_at, missed_by = excluded.missed_by
                where attendance.arrived_at is null and attendance.missed_at is null
                """)
            .bind("place", place)
            .bind("person", person)
            .bind("reservation", reservation)
            .bind("at", word.at())
            .bind("by", word.by())
            .execute()
        == 1;
  }

  /// Notes with which site's poster somebody says that they are there.
  static void scanned(Handle handle, long person, long site, Instant now) {
    handle
        .createUpdate(
            """
            insert into poster_scan (person_id, site_id, at) values (:person, :site, :now)
            on conflict (person_id) do update set site_id = excluded.site_id, at = excluded.at
            """)
        .bind("person", person)
        .bind("site", site)
        .bind("now", now)
        .execute();
  }

  /// The site of the poster that this person has just used.
  static Optional<Long> scannedSince(Handle handle, long person, Instant since) {
    return handle
        .createQuery("select site_id from poster_scan where person_id = :person and at >= :since")
        .bind("person", person)
        .bind("since", since)
        .mapTo(Long.class)
        .findOne();
  }
}
