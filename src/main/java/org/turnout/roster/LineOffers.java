package org.turnout.roster;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.turnout.people.Directory;
import org.turnout.time.Bell;

/// Puts places to those who stand in line for them. A place that is put to somebody is counted as
/// taken, so nobody can take it past the line. All methods run in the caller's transaction, which
/// holds the place's lock.
final class LineOffers {
  private final Supplier<Directory> directory;
  private final Bell opened;
  private final PlaceStore places = new PlaceStore();

  /// @param opened rings once an offer is committed that its person is to be asked about
  LineOffers(Supplier<Directory> directory, Bell opened) {
    this.directory = directory;
    this.opened = opened;
  }

  /// Once this is committed, somebody is to be asked or told.
  void ring(Handle handle) {
    handle.afterCommit(opened::ring);
  }

  /// One freed place: held for the first in line who may have it, or free again.
  ///
  /// @return whether it is held
  boolean offer(Handle handle, Roster roster, PlaceRow place, Instant now) {
    var next = next(handle, roster, place, DutyRoom.of(handle, place, 1), now);
    next.ifPresentOrElse(it -> ask(handle, roster, place, it, now), () -> count(handle, place, -1));
    return next.isPresent();
  }

  /// Free room goes to those in line.
  ///
  /// @return how many are asked
  int offerFree(Handle handle, Roster roster, PlaceRow place, int free, Instant now) {
    int asked = 0;
    while (asked < free) {
      var next = next(handle, roster, place, DutyRoom.of(handle, place), now);
      if (next.isEmpty()) {
        break;
      }
      count(handle, place, 1);
      ask(handle, roster, place, next.get(), now);
      asked++;
    }
    return asked;
  }

  /// Somebody in line, and what they do if they said nothing of it.
  private record Next(long id, long personId, Optional<String> duty) {}

  /// The first in line who still wants to be asked this long before the start and may have the
  /// place by the notices; nobody when it has begun or was closed. Where seated jobs are counted,
  /// the first whose duty has room.
  private Optional<Next> next(
      Handle handle, Roster roster, PlaceRow place, Optional<DutyRoom> room, Instant now) {
    if (place.closed() || !place.starts().isAfter(now)) {
      return Optional.empty();
    }
    var gate = new PlaceGate(handle, roster, directory.get(), now);
    if (!gate.mayGo(place)) {
      return Optional.empty();
    }
    try (var line =
        handle
            .createQuery(
                """
                select id, person_id, coalesce(duty, case when :feet < 1 then 'seat' end) as duty
                from line_entry
                where place_id = :place and left_at is null and offered_at is null
                  and coalesce(lead_minutes, :lead) <= :left
                  and case when duty is null then :feet > 0 or :seats > 0
                    when duty = 'seat' then :seats > 0 else :feet > 0 end
                order by id
                """)
            .bind("lead", roster.line().lead().toMinutes())
            .bind("left", Duration.between(now, place.starts()).toMinutes())
            .bind("feet", room.map(DutyRoom::feet).orElse(1))
            .bind("seats", room.map(DutyRoom::seats).orElse(1))
            .bind("place", place.id())
            .mapTo(Next.class)
            .stream()) {
      return line.filter(it -> gate.mayTake(place, it.personId())).findFirst();
    }
  }

  private void ask(Handle handle, Roster roster, PlaceRow place, Next next, Instant now) {
    handle
        .createUpdate(
            """
            update line_entry set offered_at = :now, offered_until = :until, duty = :duty where id = :id
            """)
        .bind("now", now)
        .bind("until", roster.line().until(now, place.starts()))
        .bind("duty", next.duty())
        .bind("id", next.id())
        .execute();
    ring(handle);
  }

  private static void count(Handle handle, PlaceRow place, int more) {
    handle
        .createUpdate("update place set taken = taken + :more where id = :place")
        .bind("more", more)
        .bind("place", place.id())
        .execute();
  }

  /// Room that came while no notice covered a place goes to those in line once one does.
  ///
  /// @return how many are asked
  int catchUp(Handle handle, Roster roster, Instant now) {
    int asked = 0;
    if (roster.gate().asksForNotice()) {
      for (var slug : passedOver(handle, roster, now)) {
        var place = places.lock(handle, roster.name(), slug).orElseThrow();
        asked += offerFree(handle, roster, place, place.room() - place.taken(), now);
      }
    }
    return asked;
  }

  /// Places ahead with room and a line.
  private static List<String> passedOver(Handle handle, Roster roster, Instant now) {
    return handle
        .createQuery(
            """
            select p.slug from place p
            where p.roster = :roster and not p.closed and p.starts_at > :now and p.taken < p.room
              and exists (select from line_entry e
                where e.place_id = p.id and e.left_at is null and e.offered_at is null
                  and coalesce(e.lead_minutes, :lead) * interval '1 minute' <= p.starts_at - :now)
            order by p.starts_at, p.slug
            """)
        .bind("roster", roster.name())
        .bind("now", now)
        .bind("lead", roster.line().lead().toMinutes())
        .mapTo(String.class)
        .list();
  }
}
