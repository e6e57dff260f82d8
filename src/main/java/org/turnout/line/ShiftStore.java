package org.turnout.line;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Finds the shifts that somebody is at, or may be at.
final class ShiftStore {
  private static final String ON = "p.starts_at <= :soon and p.ends_at > :now";

  /// A shift that somebody holds.
  ///
  /// @param reservation empty for a walk-in
  record Held(LineShift shift, Optional<Long> reservation) {}

  private ShiftStore() {}

  /// What this person holds and may check in to now: of two in a row the first at which they are
  /// not yet, so that HERE in the hour before the second is about that one.
  static Optional<Held> held(Handle handle, String roster, long person, Instant now) {
    return handle
        .createQuery(
            """
            select p.*, r.id as reservation from reservation r join place p on p.id = r.place_id
            where r.person_id = :person and r.released_at is null and p.roster = :roster and %s
            order by exists (select from attendance a where a.place_id = p.id
                and a.person_id = :person and a.arrived_at is not null and a.left_at is null),
              p.starts_at, p.id limit 1
            """
                .formatted(ON))
        .bind("person", person)
        .bind("roster", roster)
        .bind("now", now)
        .bind("soon", now.plus(CheckIns.OPENS_BEFORE))
        .map(row ->
            new Held(
                row.getRow(LineShift.class), Optional.of(row.getColumn("reservation", Long.class))))
        .findOne();
  }

  /// The next that this person holds and that has not begun.
  static Optional<LineShift> next(Handle handle, String roster, long person, Instant now) {
    return handle
        .createQuery(
            """
            select p.* from reservation r join place p on p.id = r.place_id
            where r.person_id = :person and r.released_at is null and p.roster = :roster
              and p.starts_at > :now
            order by p.starts_at, p.id limit 1
            """)
        .bind("person", person)
        .bind("roster", roster)
        .bind("now", now)
        .mapTo(LineShift.class)
        .findOne();
  }

  /// A shift that is on at a site now, the one that began last first: who comes without a shift is
  /// there.
  static Optional<LineShift> atSite(Handle handle, String roster, long site, Instant now) {
    return handle
        .createQuery(
            """
            select p.* from place p
            where p.site_id = :site and p.roster = :roster and not p.closed and %s
            order by p.starts_at <= :now desc, p.starts_at desc, p.id limit 1
            """
                .formatted(ON))
        .bind("site", site)
        .bind("roster", roster)
        .bind("now", now)
        .bind("soon", now.plus(CheckIns.OPENS_BEFORE))
        .mapTo(LineShift.class)
        .findOne();
  }

  /// Where this person is checked in and has not left, if that is not long over.
  static Optional<LineShift> present(Handle handle, String roster, long person, Instant now) {
    return handle
        .createQuery(
            """
            select p.* from attendance a join place p on p.id = a.place_id
            where a.person_id = :person and a.arrived_at is not null and a.left_at is null
              and p.roster = :roster and p.ends_at > :since
            order by a.arrived_at desc limit 1
            """)
        .bind("person", person)
        .bind("roster", roster)
        .bind("since", now.minus(CheckIns.LATE_GOODBYE))
        .mapTo(LineShift.class)
        .findOne();
  }

  /// The shift, locked until the transaction ends, so that who came and who gives it back follow
  /// each other.
  static void lock(Handle handle, long place) {
    handle
        .createQuery("select id from place where id = :id for update")
        .bind("id", place)
        .mapTo(Long.class)
        .one();
  }
}
