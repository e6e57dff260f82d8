package org.turnout.roster;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.turnout.channel.Address;

/// The places and persons of a trade, in one transaction.
record TradePlaces(Handle handle) {
  private static final PlaceStore PLACES = new PlaceStore();

  /// Locks both, in the order of their ids: neither gets another place meanwhile.
  void lockPersons(long one, long other) {
    handle
        .createQuery("select id from person where id = any(:ids) order by id for no key update")
        .bindArray("ids", Long.class, List.of(one, other))
        .mapTo(Long.class)
        .list();
  }

  PlaceRow place(long id) {
    return handle
        .createQuery("select * from place where id = :id")
        .bind("id", id)
        .mapTo(PlaceRow.class)
        .one();
  }

  /// The place, if this person holds it.
  Optional<PlaceRow> held(String roster, String slug, long person) {
    return PLACES.named(handle, roster, slug).filter(place -> PLACES.holds(handle, place, person));
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
