package org.turnout.roster;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.turnout.people.Contact;

/// The rows behind a roster. The code that changes one has locked its place first.
final class PlaceStore {
  /// The place, locked until the transaction ends: what is read after this is the newest.
  Optional<PlaceRow> lock(Handle handle, String roster, String slug) {
    return handle
        .createQuery("select * from place where roster = :roster and slug = :slug for update")
        .bind("roster", roster)
        .bind("slug", slug)
        .mapTo(PlaceRow.class)
        .findOne();
  }

  /// Locks places in the order of their numbers, so that two people never wait for each other; what
  /// is read is the newest.
  Map<Long, PlaceRow> lock(Handle handle, Collection<Long> ids) {
    var locked = new TreeMap<Long, PlaceRow>();
    handle
        .createQuery("select * from place where id = any(:ids) order by id for update")
        .bindArray("ids", Long.class, ids)
        .mapTo(PlaceRow.class)
        .forEach(place -> locked.put(place.id(), place));
    return locked;
  }

  /// The place as it is, without a lock.
  Optional<PlaceRow> named(Handle handle, String roster, String slug) {
    return handle
        .createQuery("select * from place where roster = :roster and slug = :slug")
        .bind("roster", roster)
        .bind("slug", slug)
        .mapTo(PlaceRow.class)
        .findOne();
  }

  /// Locks the person until the transaction ends, before any place: one place at a time for each,
  /// so that no two at the same time come of a trade in between.
  void lock(Handle handle, Contact who) {
    handle
        .createQuery("select id from person where id = :id for no key update")
        .bind("id", who.person().id())
        .mapTo(Long.class)
        .one();
  }

  boolean holds(Handle handle, PlaceRow place, long person) {
    return handle
        .createQuery(
            """
            select exists (select from reservation
              where place_id = :place and person_id = :person and released_at is null)
            """)
        .bind("place", place.id())
        .bind("person", person)
        .mapTo(Boolean.class)
        .one();
  }

  Optional<String> duty(Handle handle, PlaceRow place, long person) {
    return handle
        .createQuery(
            """
            select duty from reservation
            where place_id = :place and person_id = :person and released_at is null
              and duty is not null
            """)
        .bind("place", place.id())
        .bind("person", person)
        .mapTo(String.class)
        .findOne();
  }

  /// A place of any roster that this person holds at the same time.
  Optional<PlaceRow> clash(Handle handle, PlaceRow place, long person) {
    return clash(handle, place, person, 0);
  }

  /// The same, but for a place that they give.
  ///
  /// @param but its number
  Optional<PlaceRow> clash(Handle handle, PlaceRow place, long person, long but) {
    return handle
        .createQuery(
            """
            select p.* from reservation r join place p on p.id = r.place_id
            where r.person_id = :person and r.released_at is null and p.id <> :but
              and p.starts_at < :ends and p.ends_at > :starts
            order by p.starts_at limit 1
            """)
        .bind("person", person)
        .bind("but", but)
        .bind("starts", place.starts())
        .bind("ends", place.ends())
        .mapTo(PlaceRow.class)
        .findOne();
  }

  /// @param another whether it takes up room that was free; an offered place is counted already
  void reserve(
      Handle handle,
      PlaceRow place,
      Contact who,
      Optional<String> duty,
      boolean another,
      Instant now) {
    handle
        .createUpdate(
            """
            with reserved as (
              insert into reservation (place_id, person_id, duty, reserved_at)
              values (:place, :person, :duty, :now))
            update place set taken = taken + :more where id = :place
            """)
        .bind("place", place.id())
        .bind("person", who.person().id())
        .bind("duty", duty)
        .bind("now", now)
        .bind("more", another ? 1 : 0)
        .execute();
  }

  /// What the holder of a place is there for; false when that has no room, and nothing changes.
  boolean assign(Handle handle, PlaceRow place, Contact who, Optional<String> duty) {
    var before = duty(handle, place, who.person().id());
    if (DutyRoom.seated(before) != DutyRoom.seated(duty)
        && duty.isPresent()
        && DutyRoom.of(handle, place).filter(room -> !room.has(duty)).isPresent()) {
      return false;
    }
    handle
        .createUpdate(
            """
            update reservation set duty = coalesce(:duty, duty)
            where place_id = :place and person_id = :person and released_at is null
            """)
        .bind("duty", duty)
        .bind("place", place.id())
        .bind("person", who.person().id())
        .execute();
    return true;
  }

  /// Ends this person's reservation; the place still counts as taken until it is passed on.
  boolean release(Handle handle, PlaceRow place, Contact who, Instant now) {
    return handle
            .createUpdate(
                """
                update reservation set released_at = :now
                where place_id = :place and person_id = :person and released_at is null
                """)
            .bind("now", now)
            .bind("place", place.id())
            .bind("person", who.person().id())
            .execute()
        == 1;
  }

  /// Who holds a place since before this moment, the first first.
  List<Long> heldBy(Handle handle, PlaceRow place, Instant before) {
    return handle
        .createQuery(
            """
            select person_id from reservation
            where place_id = :place and released_at is null and reserved_at < :before order by id
            """)
        .bind("place", place.id())
        .bind("before", before)
        .mapTo(Long.class)
        .list();
  }

  /// The places of a roster that have not begun.
  List<PlaceRow> ahead(Handle handle, String roster, Instant now) {
    return handle
        .createQuery(
            "select * from place where roster = :roster and not closed and starts_at > :now")
        .bind("roster", roster)
        .bind("now", now)
        .mapTo(PlaceRow.class)
        .list();
  }

  /// What a person holds that has not ended, next first.
  List<PlaceRow> ahead(Handle handle, long personId, Instant now) {
    return handle
        .createQuery(
            """
            select p.* from reservation r join place p on p.id = r.place_id
            where r.person_id = :person and r.released_at is null and p.ends_at > :now
            order by p.starts_at
            """)
        .bind("person", personId)
        .bind("now", now)
        .mapTo(PlaceRow.class)
        .list();
  }
}
