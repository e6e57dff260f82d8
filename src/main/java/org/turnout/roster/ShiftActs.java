package org.turnout.roster;

import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.turnout.access.Principal;
import org.turnout.access.ServiceResult;
import org.turnout.access.ServiceResult.FieldError;
import org.turnout.access.ServiceResult.Invalid;
import org.turnout.access.ServiceResult.Refused;
import org.turnout.audit.Audit;
import org.turnout.people.Directory;
import org.turnout.people.PhoneNumber;
import org.turnout.people.Site;
import org.turnout.problem.DidYouMean;
import org.turnout.time.Bell;

/// What people of ours do with one shift, under the lock of its row. Every check comes before the
/// first change: what is refused has changed nothing.
final class ShiftActs {
  /// What is wrong with a number of seated jobs.
  static final String SEATS = "a number from 0 to the room";

  private final Handle handle;
  private final Principal who;
  private final Roster roster;
  private final Directory directory;
  private final Instant now;
  private final ShiftRows rows;
  private final PlaceStore places = new PlaceStore();

  /// @param now campaign time
  ShiftActs(Handle handle, Principal who, Roster roster, Directory directory, Instant now) {
    this.handle = handle;
    this.who = who;
    this.roster = roster;
    this.directory = directory;
    this.now = now;
    this.rows = new ShiftRows(handle);
  }

  ServiceResult<ShiftAct> move(PlaceRow place, ShiftMove to) {
    var before = site(place);
    var site = to.site().map(directory::site).orElse(Optional.of(before));
    if (site.isEmpty()) {
      var known = directory.sites().stream().map(Site::slug).toList();
      return new ServiceResult.NotFound<>(
          "there is no site '" + to.site().get() + "'", DidYouMean.hint(to.site().get(), known));
    }
    var times =
        new ShiftTimes(
            site.get(),
            to.day().orElse(place.day()),
            to.start().orElse(clock(place.starts(), before)),
            to.end().orElse(clock(place.ends(), before)));
    var errors = times.errors();
    if (!errors.isEmpty()) {
      return new Invalid<>(errors);
    }
    return refusal(place, RosterNews.MOVED)
        .or(() -> cannotMove(place, times, to))
        .orElseGet(() -> {
          var meet = to.meet().or(place::meet);
          rows.move(place, times, meet);
          int told = NewsStore.ofHolders(handle, place, RosterNews.MOVED, now);
          var what = new HashMap<String, String>();
          what.put("from", before.slug() + " " + place.localStart(before));
          what.put("to", times.site().slug() + " " + times.localStart());
          meet.ifPresent(words -> what.put("meet", words));
          return done("roster.move", place, what, told);
        });
  }

  private Optional<ServiceResult<ShiftAct>> cannotMove(
      PlaceRow place, ShiftTimes times, ShiftMove to) {
    boolean sameTime =
        times.starts().equals(place.starts())
            && times.ends().equals(place.ends())
            && times.site().id() == place.siteId();
    if (sameTime) {
      return to.meet().equals(place.meet()) || to.meet().isEmpty()
          ? refused("the shift is like that already", "nothing is needed")
          : Optional.empty();
    }
    if (!times.starts().isAfter(now)) {
      return refused("that time is over", "choose one that is ahead");
    }
    if (rows.another(place, times)) {
      return refused(
          "there is a shift of " + roster.name() + " at that site and time already",
          "raise its room instead: roster room");
    }
    var clashing = rows.clashing(place, times);
    if (!clashing.isEmpty()) {
      return refused(
          "%d of its people have another shift then: %s"
              .formatted(clashing.size(), numbers(clashing)),
          "take them off one of the two first: roster remove");
    }
    var cover =
        new CountedDays(handle, roster, directory)
            .gateWith(place, times.site(), Optional.of(times.localStart()))
            .coverOfAnybody(times.site().slug(), times.localStart(), now);
    return cover == NoticeCover.COVERED || (cover.mayBeAllowed() && place.taken() == 0)
        ? Optional.empty()
        : refused(
            "no notice covers a start then",
            "choose a noticed time, or serve a notice: roster notices shows them");
  }

  ServiceResult<ShiftAct> close(PlaceRow place, String reason) {
    return refusal(place, RosterNews.CLOSED)
        .orElseGet(() -> {
          int told = NewsStore.ofHolders(handle, place, RosterNews.CLOSED, now);
          told += NewsStore.ofWaiting(handle, place, RosterNews.CLOSED, now);
          rows.close(List.of(place.id()), now);
          return done("roster.close", place, Map.of("reason", reason), told);
        });
  }

  /// Another room.
  ///
  /// @param seats how many of it are seated jobs; empty leaves that as it is, where they fit
  ServiceResult<ShiftAct> room(PlaceRow place, int room, Optional<Integer> seats) {
    if (room < 0 || room > ShiftRows.MOST_ROOM) {
      return new Invalid<>(
          List.of(new FieldError("room", "a number from 0 to " + ShiftRows.MOST_ROOM)));
    }
    var split = seats.or(() -> place.seats().map(some -> Math.min(some, room)));
    if (seats.filter(some -> some < 0 || some > room).isPresent()) {
      return new Invalid<>(List.of(new FieldError("seats", SEATS)));
    }
    if (room < place.taken()) {
      return new Refused<>(
          place.taken() + " people have the shift, or are asked to take it",
          "take some off first (roster remove), or leave it at " + place.taken());
    }
    if (place.closed()) {
      return new Refused<>("the shift is closed", "nothing is needed");
    }
    var tooFew = tooFew(place, room, split);
    if (tooFew.isPresent()) {
      return tooFew.get();
    }
    rows.room(place, room, split);
    var what = new HashMap<String, String>();
    what.put("room", String.valueOf(room));
    what.put("before", String.valueOf(place.room()));
    seats.ifPresent(some -> what.put("seats", String.valueOf(some)));
    int asked =
        places
            .named(handle, roster.name(), place.slug())
            .map(changed ->
                new LineOffers(() -> directory, new Bell())
                    .offerFree(handle, roster, changed, room - changed.taken(), now))
            .orElse(0);
    return done("roster.room", place, what, asked);
  }

  /// Why a split of the room would leave somebody without what they came for.
  private Optional<ServiceResult<ShiftAct>> tooFew(
      PlaceRow place, int room, Optional<Integer> seats) {
    int sat = DutyRoom.seatsTaken(handle, place);
    int feet = place.taken() - sat;
    if (seats.filter(some -> sat > some).isPresent()) {
      return refused(
          sat + " people have seated jobs, or are asked to take one",
          "take some off first (roster remove), or leave it at " + sat);
    }
    return seats.filter(some -> feet > room - some).isPresent()
        ? refused(
            feet + " people are there on their feet, or are asked to come",
            "take some off first (roster remove), or raise the room")
        : Optional.empty();
  }

  ServiceResult<ShiftAct> captain(PlaceRow place, Optional<String> name, Optional<String> phone) {
    var number = phone.flatMap(words -> PhoneNumber.read(words).usable());
    if (phone.isPresent() && number.isEmpty()) {
      return new Invalid<>(List.of(new FieldError("phone", "not a phone number")));
    }
    if (name.filter(words -> words.isBlank() || words.length() > 60).isPresent()) {
      return new Invalid<>(List.of(new FieldError("name", "1 to 60 characters")));
    }
    rows.captain(place, name.map(String::strip), number.map(PhoneNumber::e164));
    return done("roster.captain", place, Map.of("named", name.isPresent() ? "yes" : "no"), 0);
  }

  /// Why nothing can be done with a shift that its people hear of.
  private Optional<ServiceResult<ShiftAct>> refusal(PlaceRow place, RosterNews news) {
    if (place.closed()) {
      return refused("the shift is closed", "nothing is needed");
    }
    if (!place.ends().isAfter(now)) {
      return refused("the shift is over", "nothing is needed");
    }
    return place.taken() > 0 && !roster.texts().news().containsKey(news)
        ? refused(
            "people have the shift, and " + roster.name() + " has no words for them",
            "write '" + news.word() + ":' in config/rosters/" + roster.name() + ".yaml")
        : Optional.empty();
  }

  private ServiceResult<ShiftAct> done(
      String act, PlaceRow place, Map<String, String> what, int told) {
    var details = new HashMap<>(what);
    details.put("told", String.valueOf(told));
    Audit.record(
        handle, who.actor(), act, "place " + roster.name() + "/" + place.slug(), details, now);
    return ServiceResult.done(new ShiftAct(roster.name(), place.slug(), told, uncovered(place)));
  }

  /// Shifts with people at the site that no notice covers any more.
  private List<String> uncovered(PlaceRow place) {
    var gate = new PlaceGate(handle, roster, directory, now);
    var notes = new ArrayList<String>();
    for (var other : rows.ahead(roster.name(), now)) {
      if (other.taken() > 0 && other.siteId() == place.siteId() && !gate.mayGo(other)) {
        notes.add("no notice covers " + other.slug() + " any more, and people have it");
      }
    }
    return notes;
  }

  private static String numbers(List<Long> people) {
    return people.stream()
        .limit(10)
        .map(id -> "member " + id)
        .reduce((a, b) -> a + ", " + b)
        .orElse("");
  }

  private static Optional<ServiceResult<ShiftAct>> refused(String why, String next) {
    return Optional.of(new Refused<>(why, next));
  }

  private static LocalTime clock(Instant moment, Site site) {
    return moment.atZone(site.zone()).toLocalTime();
  }

  private Site site(PlaceRow place) {
    return directory.site(place.siteId()).orElseThrow();
  }
}
