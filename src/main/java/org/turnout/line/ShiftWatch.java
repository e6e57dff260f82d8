package org.turnout.line;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// What the captain of a shift has been told, and when they are told more. All methods run in the
/// caller's transaction.
final class ShiftWatch {
  /// So long before the start a captain gets the list.
  static final Duration LISTED_BEFORE = Duration.ofHours(2);

  /// Changes of the list are gathered so long.
  static final Duration GATHERED = Duration.ofMinutes(15);

  /// So long after the start somebody is missing; and so long the captain has to answer.
  static final Duration LATE = Duration.ofMinutes(15);

  private static final Duration AGAIN = Duration.ofMinutes(1);

  private static final String LOCK =
      " order by p.starts_at, p.id limit 1 for update of p skip locked";

  private ShiftWatch() {}

  /// A shift that is to be looked at, locked.
  ///
  /// @param told the people on the list that the captain knows; empty before they have got it
  record Watched(LineShift shift, Optional<Set<Long>> told, boolean changed) {}

  /// The next whose list is due to be sent or looked at.
  static Optional<Watched> lockList(Handle handle, Collection<Long> but, Instant now) {
    return handle
        .createQuery(
            """
            select p.*, w.told, w.changed_at is not null as changed
            from place p left join shift_watch w on w.place_id = p.id
            where not p.closed and p.starts_at <= :soon and p.ends_at > :now and p.id <> all(:but)
              and (w.place_id is null or w.next_at <= :now)
            """
                + LOCK)
        .bind("now", now)
        .bind("soon", now.plus(LISTED_BEFORE))
        .bindArray("but", Long.class, but)
        .map(row ->
            new Watched(
                row.getRow(LineShift.class),
                Optional.ofNullable(row.getColumn("told", Long[].class)).map(Set::of),
                Boolean.TRUE.equals(row.getColumn("changed", Boolean.class))))
        .findOne();
  }

  /// The captain knows this list now.
  static void listed(Handle handle, LineShift shift, List<Long> people, Instant now) {
    handle
        .createUpdate(
            """
            insert into shift_watch (place_id, told, listed_at, next_at)
            values (:place, :told, :now, :next)
            on conflict (place_id) do update
              set told = excluded.told, changed_at = null, next_at = excluded.next_at
            """)
        .bind("place", shift.id())
        .bindArray("told", Long.class, people)
        .bind("now", now)
        .bind("next", now.plus(AGAIN))
        .execute();
  }

  /// The list is as the captain knows it.
  static void same(Handle handle, LineShift shift, Instant now) {
    next(handle, shift, Optional.empty(), now.plus(AGAIN));
  }

  /// It has changed: what else changes soon is told with it.
  static void changed(Handle handle, LineShift shift, Instant now) {
    next(handle, shift, Optional.of(now), now.plus(GATHERED));
  }

  private static void next(
      Handle handle, LineShift shift, Optional<Instant> changed, Instant next) {
    handle
        .createUpdate(
            "update shift_watch set changed_at = :changed, next_at = :next where place_id = :place")
        .bind("changed", changed)
        .bind("next", next)
        .bind("place", shift.id())
        .execute();
  }

  /// The next that began a quarter of an hour ago and whose captain was not asked yet.
  static Optional<LineShift> lockLate(Handle handle, Collection<Long> but, Instant now) {
    return late(handle, "w.asked_at is null and p.starts_at <= :late", but, now);
  }

  /// The next whose captain was asked, and has had their time.
  static Optional<LineShift> lockAsked(Handle handle, Collection<Long> but, Instant now) {
    return late(handle, "w.asked_at <= :late and w.opened_at is null", but, now);
  }

  private static Optional<LineShift> late(
      Handle handle, String when, Collection<Long> but, Instant now) {
    return handle
        .createQuery(
            """
            select p.* from place p join shift_watch w on w.place_id = p.id
            where not p.closed and p.ends_at > :now and p.id <> all(:but)
            """
                + " and "
                + when
                + LOCK)
        .bind("now", now)
        .bind("late", now.minus(LATE))
        .bindArray("but", Long.class, but)
        .mapTo(LineShift.class)
        .findOne();
  }

  /// The captain is asked now, once.
  static void asked(Handle handle, LineShift shift, Instant now) {
    handle
        .createUpdate("update shift_watch set asked_at = :now where place_id = :place")
        .bind("now", now)
        .bind("place", shift.id())
        .execute();
  }

  /// Those still missing have been marked.
  static void opened(Handle handle, LineShift shift, Instant now) {
    handle
        .createUpdate("update shift_watch set opened_at = :now where place_id = :place")
        .bind("now", now)
        .bind("place", shift.id())
        .execute();
  }
}
