package org.turnout.roster;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.turnout.channel.Address;

/// The places and persons of a trade, in one transaction.
record TradePlaces(Handle handle) {
  /// Locks both, in the order of their ids: neither gets another place meanwhile.
  void lockPersons(long one, long other) {
    handle
        .createQuery("select id from person where id = any(:ids) order by id for no key update")
        .bindArray("ids", Long.class, List.of(one, other))
        .mapTo(Long.class)
        .list();
  }

  /// Locks places in the order of their ids; what is read is the newest.
  Map<Long, PlaceRow> lock(List<Long> ids) {
    var locked = new TreeMap<Long, PlaceRow>();
    handle
        .createQuery("select * from place where id = any(:ids) order by id for update")
        .bindArray("ids", Long.class, ids)
        .mapTo(PlaceRow.class)
        .forEach(place -> locked.put(place.id(), place));
    return locked;
  }

  PlaceRow place(long id) {
    return handle
        .createQuery("select * from place where id = :id")
        .bind("id", id)
        .mapTo(PlaceRow.class)
        .one();
  }

  Optional<PlaceRow> named(String roster, String slug) {
    return handle
        .createQuery("select * from place where roster = :roster and slug = :slug")
        .bind("roster", roster)
        .bind("slug", slug)
        .mapTo(PlaceRow.class)
        .findOne();
  }

  /// The place, if this person holds it.
  Optional<PlaceRow> held(String roster, String slug, long person) {
    return named(roster, slug).filter(place -> holds(place, person));
  }

  boolean holds(PlaceRow place, long person) {
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

  /// What this person holds at the same time, but for a place that they give.
  Optional<PlaceRow> clash(PlaceRow place, long person, long but) {
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

  /// What somebody who holds a place is there for.
  Optional<String> duty(PlaceRow place, long person) {
    return handle
        .createQuery(
            """
            select duty from reservation where place_id = :place and person_id = :person
              and released_at is null and duty is not null
            """)
        .bind("place", place.id())
        .bind("person", person)
        .mapTo(String.class)
        .findOne();
  }

  /// From the one to the other: as many people as before.
  ///
  /// @param duty what the new holder is there for
  void move(PlaceRow place, long from, long to, Optional<String> duty, Instant now) {
    handle
        .createUpdate(
            """
            with freed as (
              update reservation set released_at = :now
              where place_id = :place and person_id = :from and released_at is null
              returning place_id)
            insert into reservation (place_id, person_id, duty, reserved_at)
            select place_id, :to, :duty, :now from freed
            """)
        .bind("now", now)
        .bind("place", place.id())
        .bind("from", from)
        .bind("to", to)
        .bind("duty", duty)
        .execute();
  }

  /// Where this person writes from.
  Optional<Address> speaker(long person) {
    return handle
        .createQuery(
            """
            select a.channel, a.value from address a where a.speaker_id = :person
            order by (select max(b.id) from inbound b where b.address_id = a.id) desc nulls last, a.id
            limit 1
            """)
        .bind("person", person)
        .mapTo(Address.class)
        .findOne();
  }
}
