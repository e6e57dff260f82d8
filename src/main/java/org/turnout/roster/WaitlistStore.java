package org.turnout.roster;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.turnout.people.Contact;
import org.turnout.people.Directory;
import org.turnout.time.Bell;

/// Who stands in line for a place, first come first served. A freed place stays counted as taken
/// while it is offered, so nobody can take it past the line.
final class WaitlistStore {
  /// A place with an offer that has run out.
  record Slot(String roster, String place) {}

  /// An entry that was put to somebody counts as taken, unless it is the place of one who is
  /// absent.
  static final String HELD =
      """
      not exists (select from cover_need n
        where n.id = cover_need_id and n.absent_id is not null) as held, cover_need_id as need
      """;

  private final LineOffers offers;

  /// For acts of people of ours, which may come from another process: the round that asks looks
  /// every second.
  WaitlistStore(Directory directory) {
    this(() -> directory, new Bell());
  }

  /// @param opened rings once an offer is committed that its person is to be asked about
  WaitlistStore(Supplier<Directory> directory, Bell opened) {
    this.offers = new LineOffers(directory, opened);
  }

  /// Once this is committed, somebody is to be asked or told.
  void ring(Handle handle) {
    offers.ring(handle);
  }

  /// Where seated jobs are counted, only those who want the same are before one another.
  private static final String SAME =
      " and (not :apart or (coalesce(e.duty, '') = 'seat') = :seated)";

  /// How many wait; those with an offer no longer do.
  long length(Handle handle, PlaceRow place) {
    return length(handle, place, Optional.empty(), false);
  }

  /// How many wait for what this duty waits for.
  long length(Handle handle, PlaceRow place, Optional<String> duty) {
    return length(handle, place, duty, place.seats().isPresent());
  }

  private static long length(Handle handle, PlaceRow place, Optional<String> duty, boolean apart) {
    return handle
        .createQuery(
            """
            select count(*) from line_entry e
            where e.place_id = :place and e.left_at is null and e.offered_at is null
            """
                + SAME)
        .bind("place", place.id())
        .bind("apart", apart)
        .bind("seated", DutyRoom.seated(duty))
        .mapTo(Long.class)
        .one();
  }

  /// Puts a person at the end of the line, unless they are in it; their number from 1, or 0 when
  /// the place is being held for them, for what they wanted then.
  long join(Handle handle, PlaceRow place, Contact who, Optional<String> duty, Instant now) {
    handle
        .createUpdate(
            """
            insert into line_entry as e (place_id, person_id, duty, since)
            values (:place, :person, :duty, :now)
            on conflict (place_id, person_id) where left_at is null
              do update set duty = case when e.offered_at is null and excluded.duty is not null
                then excluded.duty else e.duty end
            """)
        .bind("duty", duty)
        .bind("place", place.id())
        .bind("person", who.person().id())
        .bind("now", now)
        .execute();
    return handle
        .createQuery(
            """
            select count(*) from line_entry e
            where e.place_id = :place and e.left_at is null and e.offered_at is null
              and exists (select from line_entry mine
                where mine.place_id = :place and mine.person_id = :person and mine.left_at is null
                  and mine.offered_at is null and e.id <= mine.id and (not :apart
                    or (coalesce(e.duty, '') = 'seat') = (coalesce(mine.duty, '') = 'seat')))
            """)
        .bind("place", place.id())
        .bind("apart", place.seats().isPresent())
        .bind("person", who.person().id())
        .mapTo(Long.class)
        .one();
  }

  /// Somebody who has left the line for the place itself.
  ///
  /// @param offered whether it was held for them, so that it is counted as taken already
  /// @param need who is missing, if they were asked to step in
  record Taken(boolean offered, Optional<Long> need) {}

  /// What somebody had who is out of the line.
  ///
  /// @param offered whether it was put to them, or they only waited
  /// @param held whether it is counted as taken
  /// @param need who is missing, if it was put to somebody to step in
  record Ended(boolean offered, boolean held, Optional<Long> need) {}

  /// Takes up the offer that this person has, if any. One that has run out still counts until it
  /// has been passed on. Somebody who only waited leaves the line when a place is free anyway.
  ///
  /// @param free whether there is room for what they want to do
  Taken take(Handle handle, PlaceRow place, Contact who, boolean free, Instant now) {
    return handle
        .createQuery(
            """
            update line_entry set left_at = :now, why_left = 'took'
            where place_id = :place and person_id = :person and left_at is null
              and (offered_at is not null or :free)
            returning offered_at is not null as offered, cover_need_id as need
            """)
        .bind("now", now)
        .bind("place", place.id())
        .bind("person", who.person().id())
        .bind("free", free)
        .mapTo(Taken.class)
        .findOne()
        .orElse(new Taken(false, Optional.empty()));
  }

  /// What this person wants to do there, as they said when they joined the line.
  Optional<String> duty(Handle handle, PlaceRow place, Contact who) {
    return handle
        .createQuery(
            """
            select duty from line_entry
            where place_id = :place and person_id = :person and left_at is null
              and duty is not null
            """)
        .bind("place", place.id())
        .bind("person", who.person().id())
        .mapTo(String.class)
        .findOne();
  }

  /// Until how long before the start this person wants to be asked about the place that they joined
  /// the line of last; the place, if they wait in any line of the roster.
  Optional<PlaceRow> lead(Handle handle, String roster, Contact who, Duration lead) {
    return handle
        .createQuery(
            """
            with noted as (
              update line_entry set lead_minutes = :lead
              where id = (select e.id from line_entry e join place p on p.id = e.place_id
                where e.person_id = :person and e.left_at is null and p.roster = :roster
                order by e.id desc limit 1)
              returning place_id)
            select p.* from place p join noted on noted.place_id = p.id
            """)
        .bind("lead", lead.toMinutes())
        .bind("person", who.person().id())
        .bind("roster", roster)
        .mapTo(PlaceRow.class)
        .findOne();
  }

  /// Takes somebody out of the line; what was held for them is passed on.
  ///
  /// @return whether they were in it
  boolean leave(Handle handle, Roster roster, PlaceRow place, Contact who, Instant now) {
    var left =
        handle
            .createQuery(
                """
                update line_entry set left_at = :now, why_left = 'left'
                where place_id = :place and person_id = :person and left_at is null
                returning offered_at is not null as offered, %s
                """
                    .formatted(HELD))
            .bind("now", now)
            .bind("place", place.id())
            .bind("person", who.person().id())
            .mapTo(Ended.class)
            .findOne();
    left.filter(Ended::offered).ifPresent(it -> ended(handle, roster, place, it, now));
    return left.isPresent();
  }

  /// One freed place: held for the first in line, or free again; if that is late, it is covered.
  void passOn(Handle handle, Roster roster, PlaceRow place, Instant now) {
    if (!offers.offer(handle, roster, place, now)) {
      CoverNeeds.dropped(handle, roster, place, now);
    }
  }

  /// Places whose offers have run out.
  List<Slot> expired(Handle handle, Instant now) {
    return handle
        .createQuery(
            """
            select distinct p.roster, p.slug from line_entry e join place p on p.id = e.place_id
            where e.left_at is null and e.offered_until <= :now order by p.slug
            """)
        .bind("now", now)
        .map((row, _) -> new Slot(row.getString("roster"), row.getString("slug")))
        .list();
  }

  /// Ends the offers of a place that have run out.
  List<Ended> lapse(Handle handle, PlaceRow place, Instant now) {
    return handle
        .createQuery(
            """
            update line_entry set left_at = :now, why_left = 'expired'
            where place_id = :place and left_at is null and offered_until <= :now
            returning true as offered, %s
            """
                .formatted(HELD))
        .bind("now", now)
        .bind("place", place.id())
        .mapTo(Ended.class)
        .list();
  }

  /// Gives a place on whose offer ended without an answer, or with a no. A need stays, so that the
  /// next one is asked.
  void ended(Handle handle, Roster roster, PlaceRow place, Ended offer, Instant now) {
    if (offer.need().isEmpty()) {
      passOn(handle, roster, place, now);
    } else if (offer.held() && offers.offer(handle, roster, place, now)) {
      CoverNeeds.end(handle, offer.need().get(), CoverNeeds.End.TAKEN, now);
    }
  }
}
