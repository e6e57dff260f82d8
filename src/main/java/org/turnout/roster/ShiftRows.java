package org.turnout.roster;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Places as people of ours change them. The code that changes one has locked it first.
final class ShiftRows {
  /// More people than fit at one door.
  static final int MOST_ROOM = 10_000;

  private final Handle handle;

  ShiftRows(Handle handle) {
    this.handle = handle;
  }

  /// A shift that the file does not have.
  void insert(PlaceRow place) {
    handle
        .createUpdate(
            """
            insert into place (roster, slug, site_id, day, starts_at, ends_at, meet, room, seats, filed,
              room_acted)
            values (:roster, :slug, :site, :day, :starts, :ends, :meet, :room, :seats, false, true)
            """)
        .bind("roster", place.roster())
        .bind("slug", place.slug())
        .bind("site", place.siteId())
        .bind("day", place.day())
        .bind("starts", Timestamp.from(place.starts()))
        .bind("ends", Timestamp.from(place.ends()))
        .bind("meet", place.meet())
        .bind("room", place.room())
        .bind("seats", place.seats())
        .execute();
  }

  void move(PlaceRow place, ShiftTimes times, Optional<String> meet) {
    handle
        .createUpdate(
            """
            update place set site_id = :site, day = :day, starts_at = :starts, ends_at = :ends,
              meet = :meet where id = :id
            """)
        .bind("site", times.site().id())
        .bind("day", times.day())
        .bind("starts", Timestamp.from(times.starts()))
        .bind("ends", Timestamp.from(times.ends()))
        .bind("meet", meet)
        .bind("id", place.id())
        .execute();
  }

  void room(PlaceRow place, int room, Optional<Integer> seats) {
    handle
        .createUpdate(
            "update place set room = :room, seats = :seats, room_acted = true where id = :id")
        .bind("room", room)
        .bind("seats", seats)
        .bind("id", place.id())
        .execute();
  }

  void captain(PlaceRow place, Optional<String> name, Optional<String> phone) {
    handle
        .createUpdate("update place set captain = :captain, captain_phone = :phone where id = :id")
        .bind("captain", name)
        .bind("phone", phone)
        .bind("id", place.id())
        .execute();
  }

  /// Closes shifts: nobody has them any more, nor waits for them. Who has been checked in stays on
  /// record.
  void close(Collection<Long> places, Instant now) {
    handle
        .createUpdate(
            """
            update reservation set released_at = :now
            where place_id = any(:places) and released_at is null and checked_in_at is null
            """)
        .bind("now", now)
        .bindArray("places", Long.class, places)
        .execute();
    handle
        .createUpdate(
            """
            update line_entry set left_at = :now, why_left = 'closed'
            where place_id = any(:places) and left_at is null
            """)
        .bind("now", now)
        .bindArray("places", Long.class, places)
        .execute();
    handle
        .createUpdate(
            """
            update place p set closed = true, closed_at = coalesce(p.closed_at, :now),
              taken = (select count(*) from reservation r
                where r.place_id = p.id and r.released_at is null)
            where id = any(:places)
            """)
        .bind("now", now)
        .bindArray("places", Long.class, places)
        .execute();
  }

  /// Whether another shift of the roster begins at that site then.
  boolean another(PlaceRow place, ShiftTimes times) {
    return handle
        .createQuery(
            """
            select exists (select from place where roster = :roster and not closed
              and site_id = :site and starts_at = :starts and id <> :id)
            """)
        .bind("roster", place.roster())
        .bind("site", times.site().id())
        .bind("starts", Timestamp.from(times.starts()))
        .bind("id", place.id())
        .mapTo(Boolean.class)
        .one();
  }

  /// Holders of a place who have another at the time that it is to have.
  List<Long> clashing(PlaceRow place, ShiftTimes times) {
    return handle
        .createQuery(
            """
            select distinct mine.person_id from reservation mine
              join reservation r on r.person_id = mine.person_id and r.released_at is null
              join place p on p.id = r.place_id
            where mine.place_id = :place and mine.released_at is null and p.id <> :place
              and not p.closed and p.starts_at < :ends and p.ends_at > :starts
            order by mine.person_id
            """)
        .bind("place", place.id())
        .bind("starts", Timestamp.from(times.starts()))
        .bind("ends", Timestamp.from(times.ends()))
        .mapTo(Long.class)
        .list();
  }

  /// The open places of a roster that have not begun.
  List<PlaceRow> ahead(String roster, Instant now) {
    return new PlaceStore().ahead(handle, roster, now);
  }
}
