package org.turnout.roster;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.turnout.flow.Value;
import org.turnout.people.Contact;

/// Places that are held for somebody in line, and what their person has been told of it. Whether a
/// person was told is a column of the offer, set in the transaction that plans the text: a node
/// that dies in between has told nobody, and two nodes tell once.
public final class StandingOffers {
  /// An offer that has not been put to its person.
  ///
  /// @param id of the entry in line
  /// @param place the slug
  /// @param held whether it is counted as taken
  /// @param need who is missing, if they are asked to step in
  public record Untold(
      long id, long personId, String roster, String place, boolean held, Optional<Long> need) {}

  /// A person who was asked and did not answer in time, and the place.
  ///
  /// @param entry in line
  public record Lapsed(long entry, long personId, Value.Row place) {}

  /// @param until when it is passed on
  record Held(PlaceRow place, Instant until) {}

  /// An offer whose time ran out.
  record Missed(long id, long personId, PlaceRow place) {}

  StandingOffers() {}

  /// What this person was asked about last and is still held for them.
  Optional<Held> newest(Handle handle, String roster, Contact who) {
    return handle
        .createQuery(
            """
            select p.*, e.offered_until from line_entry e join place p on p.id = e.place_id
            where e.person_id = :person and e.left_at is null and e.offered_at is not null
              and p.roster = :roster
            order by e.told_at desc nulls last, e.offered_at desc, e.id desc limit 1
            """)
        .bind("person", who.person().id())
        .bind("roster", roster)
        .map(row ->
            new Held(row.getRow(PlaceRow.class), row.getColumn("offered_until", Instant.class)))
        .findOne();
  }

  /// The place of this person's last offer, if its time ran out and the place has not begun.
  Optional<PlaceRow> lapsed(Handle handle, String roster, Contact who, Instant now) {
    return handle
        .createQuery(
            """
            select p.* from line_entry e join place p on p.id = e.place_id
            where e.person_id = :person and e.why_left = 'expired' and e.told_at is not null
              and p.roster = :roster and p.starts_at > :now and not exists (select from reservation r
                where r.place_id = p.id and r.person_id = :person and r.released_at is null)
            order by e.left_at desc, e.id desc limit 1
            """)
        .bind("person", who.person().id())
        .bind("roster", roster)
        .bind("now", now)
        .mapTo(PlaceRow.class)
        .findOne();
  }

  /// Offers of these rosters that nobody has put to their person yet, the oldest first.
  List<Untold> untold(Handle handle, Collection<String> rosters, int most) {
    return handle
        .createQuery(
            """
            select e.id, e.person_id, p.roster, p.slug as place, %s
            from line_entry e join place p on p.id = e.place_id
            where e.left_at is null and e.offered_at is not null and e.told_at is null
              and p.roster = any(:rosters)
            order by e.offered_at, e.id limit :most
            """
                .formatted(WaitlistStore.HELD))
        .bindArray("rosters", String.class, rosters)
        .bind("most", most)
        .mapTo(Untold.class)
        .list();
  }

  /// Notes that the person is asked now; false when that is done or the offer has ended.
  boolean told(Handle handle, Untold offer, Instant now) {
    return handle
            .createUpdate(
                """
                update line_entry set told_at = :now
                where id = :id and told_at is null and left_at is null
                """)
            .bind("now", now)
            .bind("id", offer.id())
            .execute()
        == 1;
  }

  /// Ends an offer that can't be put to its person; false when it has ended already.
  boolean passedBy(Handle handle, Untold offer, Instant now) {
    return handle
            .createUpdate(
                """
                update line_entry set left_at = :now, why_left = 'expired'
                where id = :id and told_at is null and left_at is null
                """)
            .bind("now", now)
            .bind("id", offer.id())
            .execute()
        == 1;
  }

  /// Offers that were put to their person and ran out, of which the person has not heard; locked.
  /// Who did not answer whether they step in is not told so.
  List<Missed> lapsed(Handle handle, Roster roster, int most) {
    return handle
        .createQuery(
            """
            select e.id as entry, e.person_id, p.* from line_entry e join place p on p.id = e.place_id
            where e.why_left = 'expired' and e.told_at is not null and e.lapse_told_at is null
              and e.cover_need_id is null and p.roster = :roster
            order by e.id limit :most for update of e skip locked
            """)
        .bind("roster", roster.name())
        .bind("most", most)
        .map(row ->
            new Missed(
                row.getColumn("entry", Long.class),
                row.getColumn("person_id", Long.class),
                row.getRow(PlaceRow.class)))
        .list();
  }

  /// This one has heard that the time ran out, or can't be told.
  void toldOfLapse(Handle handle, long entry, Instant now) {
    handle
        .createUpdate("update line_entry set lapse_told_at = :now where id = :id")
        .bind("now", now)
        .bind("id", entry)
        .execute();
  }
}
