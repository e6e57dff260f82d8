package org.turnout.roster;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.turnout.access.Principal;
import org.turnout.access.ServiceResult;
import org.turnout.access.ServiceResult.Refused;
import org.turnout.audit.Audit;
import org.turnout.people.Contact;
import org.turnout.people.Directory;

/// What people of ours do with somebody's place, under the lock of the shift's row.
final class SeatActs {
  private static final String TO = "to";

  private final Handle handle;
  private final Principal who;
  private final Roster roster;
  private final Directory directory;
  private final Instant now;
  private final PlaceStore places = new PlaceStore();
  private final WaitlistStore lines;

  /// @param now campaign time
  SeatActs(Handle handle, Principal who, Roster roster, Directory directory, Instant now) {
    this.handle = handle;
    this.who = who;
    this.roster = roster;
    this.directory = directory;
    this.lines = new WaitlistStore(directory);
    this.now = now;
  }

  /// @param duty what they do there; empty for what they said when they joined its line
  ServiceResult<ShiftAct> add(PlaceRow place, Contact person, Optional<String> duty) {
    var does = duty.or(() -> lines.duty(handle, place, person));
    return refusal(place, person, does)
        .orElseGet(() -> {
          take(place, person, does);
          NewsStore.of(handle, place, person.person().id(), RosterNews.ADDED, now);
          return done("roster.add", place, person, Map.of());
        });
  }

  ServiceResult<ShiftAct> remove(PlaceRow place, Contact person) {
    var words = words(RosterNews.REMOVED);
    if (words.isPresent()) {
      return words.get();
    }
    if (!places.release(handle, place, person, now)) {
      return notThere(place, person);
    }
    lines.passOn(handle, roster, place, now);
    NewsStore.of(handle, place, person.person().id(), RosterNews.REMOVED, now);
    return done("roster.remove", place, person, Map.of());
  }

  /// From one shift to another, or not at all. They do there what they did.
  ///
  /// @param from locked, as is `to`
  ServiceResult<ShiftAct> move(PlaceRow from, PlaceRow to, Contact person) {
    if (!places.holds(handle, from, person.person().id())) {
      return notThere(from, person);
    }
    var duty = places.duty(handle, from, person.person().id());
    handle.savepoint(TO);
    places.release(handle, from, person, now);
    var refusal = refusal(to, person, duty);
    if (refusal.isPresent()) {
      handle.rollbackToSavepoint(TO);
      return refusal.get();
    }
    lines.passOn(handle, roster, from, now);
    take(to, person, duty);
    NewsStore.of(handle, to, person.person().id(), RosterNews.ADDED, now);
    return done("roster.reseat", to, person, Map.of("from", from.slug()));
  }

  private void take(PlaceRow place, Contact person, Optional<String> duty) {
    var left = lines.take(handle, place, person, !place.full(), now);
    boolean held =
        left.offered()
            && left.need()
                .map(need -> CoverNeeds.cover(handle, need, person.person().id(), now))
                .orElse(true);
    places.reserve(
        handle, place, person, held ? DutyRoom.fitting(handle, place, duty) : duty, !held, now);
    if (!held) {
      CoverNeeds.filled(handle, place, now);
    }
  }

  private Optional<ServiceResult<ShiftAct>> refusal(
      PlaceRow place, Contact person, Optional<String> duty) {
    if (place.closed() || !place.ends().isAfter(now)) {
      return refused("the shift is closed or over", "choose one that is ahead");
    }
    if (places.holds(handle, place, person.person().id())) {
      return refused("they have it already", "nothing is needed");
    }
    var clash = places.clash(handle, place, person.person().id()).filter(other -> !other.closed());
    if (clash.isPresent()) {
      return refused(
          "they have " + clash.get().slug() + " then", "move them from there: roster reseat");
    }
    if (!new PlaceGate(handle, roster, directory, now).mayTake(place, person)) {
      return refused("no notice covers this shift for them", "see what is covered: roster notices");
    }
    if (offered(place, person)) {
      return words(RosterNews.ADDED);
    }
    if (place.full()) {
      return refused("the shift is full", "raise its room, or take somebody off it first");
    }
    return DutyRoom.of(handle, place).map(room -> room.has(duty)).orElse(true)
        ? words(RosterNews.ADDED)
        : refused(
            DutyRoom.seated(duty) ? "no seated job is left" : "only seated jobs are left",
            "change how many of its places are seats, or take somebody off it first");
  }

  private boolean offered(PlaceRow place, Contact person) {
    return handle
        .createQuery(
            """
            select exists (select from line_entry where place_id = :place and person_id = :person
              and left_at is null and offered_at is not null and not exists (select from cover_need n
                where n.id = cover_need_id and n.absent_id is not null))
            """)
        .bind("place", place.id())
        .bind("person", person.person().id())
        .mapTo(Boolean.class)
        .one();
  }

  private Optional<ServiceResult<ShiftAct>> words(RosterNews news) {
    return roster.texts().news().containsKey(news)
        ? Optional.empty()
        : refused(
            roster.name() + " has no words that tell them so",
            "write '" + news.word() + ":' in config/rosters/" + roster.name() + ".yaml");
  }

  private ServiceResult<ShiftAct> notThere(PlaceRow place, Contact person) {
    return new ServiceResult.NotFound<>(
        "member " + person.person().id() + " has no place in " + place.slug());
  }

  private static Optional<ServiceResult<ShiftAct>> refused(String why, String next) {
    return Optional.of(new Refused<>(why, next));
  }

  private ServiceResult<ShiftAct> done(
      String act, PlaceRow place, Contact person, Map<String, String> what) {
    var details = new HashMap<>(what);
    details.put("member", String.valueOf(person.person().id()));
    Audit.record(
        handle, who.actor(), act, "place " + roster.name() + "/" + place.slug(), details, now);
    return ServiceResult.done(new ShiftAct(roster.name(), place.slug(), 1, List.of()));
  }
}
