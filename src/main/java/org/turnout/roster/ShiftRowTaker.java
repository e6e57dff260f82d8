package org.turnout.roster;

import java.time.Instant;
import java.time.LocalTime;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.turnout.access.Principal;
import org.turnout.access.ServiceResult;
import org.turnout.people.Directory;
import org.turnout.people.Site;
import org.turnout.transfer.RejectedValue;

/// What one row of a file does: a shift that is new, a shift as it is from now on, or a person on
/// one. Each is the act of the command.
final class ShiftRowTaker {
  private final Handle handle;
  private final Principal who;
  private final Roster roster;
  private final Directory directory;
  private final Instant now;
  private final PlaceStore places = new PlaceStore();

  /// @param now campaign time
  ShiftRowTaker(Handle handle, Principal who, Roster roster, Directory directory, Instant now) {
    this.handle = handle;
    this.who = who;
    this.roster = roster;
    this.directory = directory;
    this.now = now;
  }

  /// What a row has done.
  ///
  /// @param same it says what is so already
  record Taken(boolean same, int told) {
    private static final Taken SAME = new Taken(true, 0);

    private Taken and(Taken other) {
      return new Taken(same && other.same, told + other.told);
    }
  }

  /// Gives somebody the place that the row names.
  Taken person(SheetRow row) throws RejectedValue {
    var place = place(row.shift());
    if (place.isEmpty()) {
      throw new RejectedValue("shift", roster.name() + " has no such shift");
    }
    var words = row.text("phone").or(() -> row.text("person"));
    if (words.isEmpty()) {
      throw new RejectedValue("no person is named here: phone, or person");
    }
    var person = NamedPeople.find(handle, words.get(), now);
    if (person.isEmpty()) {
      throw new RejectedValue(
          row.text("phone").isPresent() ? "phone" : "person", "nobody is known by it");
    }
    return places.holds(handle, place.get(), person.get().person().id())
        ? Taken.SAME
        : done(
            new SeatActs(handle, who, roster, directory, now)
                .add(place.get(), person.get(), row.text("duty")));
  }

  /// Opens the shift that the row names, or brings it up to what the row says.
  Taken shift(SheetRow row) throws RejectedValue {
    var name = row.shift();
    var place = place(name);
    return place.isEmpty() ? opened(row, name) : changed(row, name, place.get());
  }

  private Taken opened(SheetRow row, String name) throws RejectedValue {
    var site = site(row.needed("site"));
    var day = row.day().orElseThrow(() -> new RejectedValue("day", "is empty"));
    var start = row.time("start").orElseThrow(() -> new RejectedValue("start", "is empty"));
    var end = row.time("end").orElseThrow(() -> new RejectedValue("end", "is empty"));
    int room = row.room().orElseThrow(() -> new RejectedValue("room", "is empty"));
    String slug = RosterFile.slug(site.slug(), day, start);
    if (!slug.equals(name)) {
      throw new RejectedValue("shift", "there is none of this name; leave it empty for a new one");
    }
    var opened =
        done(
            new AddedShift(handle, who, roster, directory, now)
                .add(
                    slug,
                    new ShiftTimes(site, day, start, end),
                    room,
                    row.seats(),
                    row.text("meet")));
    return opened.and(captain(row, place(slug).orElseThrow()));
  }

  private Taken changed(SheetRow row, String name, PlaceRow place) throws RejectedValue {
    if (place.closed()) {
      throw new RejectedValue("shift", "it is closed");
    }
    var before = directory.site(place.siteId()).orElseThrow();
    var site = row.text("site").isPresent() ? site(row.needed("site")) : before;
    var day = row.day().orElse(place.day());
    var start = row.time("start").orElse(clock(place.starts(), before));
    var end = row.time("end").orElse(clock(place.ends(), before));
    var meet = row.text("meet").or(place::meet);
    var times = new ShiftTimes(site, day, start, end);
    var taken = Taken.SAME;
    boolean moved =
        site.id() != place.siteId()
            || !times.starts().equals(place.starts())
            || !times.ends().equals(place.ends())
            || !meet.equals(place.meet());
    var acts = new ShiftActs(handle, who, roster, directory, now);
    if (moved) {
      taken =
          taken.and(
              done(
                  acts.move(
                      place,
                      new ShiftMove(
                          Optional.of(site.slug()),
                          Optional.of(day),
                          Optional.of(start),
                          Optional.of(end),
                          meet))));
    }
    int room = row.room().orElse(place.room());
    var seats = row.seats();
    if (room != place.room() || (seats.isPresent() && !seats.equals(place.seats()))) {
      taken = taken.and(done(acts.room(place(name).orElseThrow(), room, seats)));
    }
    return taken.and(captain(row, place));
  }

  private Taken captain(SheetRow row, PlaceRow place) throws RejectedValue {
    var name = row.text("captain").or(place::captain);
    var phone = row.text("captain_phone");
    var given = phone.isPresent() ? phone : place.captainPhone();
    boolean same =
        name.equals(place.captain())
            && phone
                .flatMap(words -> org.turnout.people.PhoneNumber.read(words).usable())
                .map(number -> Optional.of(number.e164()).equals(place.captainPhone()))
                .orElse(phone.isEmpty());
    return same
        ? Taken.SAME
        : done(new ShiftActs(handle, who, roster, directory, now).captain(place, name, given));
  }

  private Optional<PlaceRow> place(String slug) {
    return places.lock(handle, roster.name(), slug);
  }

  private Site site(String slug) throws RejectedValue {
    return directory
        .site(slug)
        .orElseThrow(() -> new RejectedValue("site", "there is no such site"));
  }

  private static LocalTime clock(Instant moment, Site site) {
    return moment.atZone(site.zone()).toLocalTime();
  }

  private static Taken done(ServiceResult<ShiftAct> result) throws RejectedValue {
    return switch (result) {
      case ServiceResult.Done<ShiftAct>(var act) -> new Taken(false, act.told());
      case ServiceResult.Refused<ShiftAct>(var why, var next) ->
          throw new RejectedValue(why + "; " + next);
      case ServiceResult.NotFound<ShiftAct>(var why, _) -> throw new RejectedValue(why);
      case ServiceResult.Invalid<ShiftAct>(var errors) ->
          throw new RejectedValue(errors.getFirst().field(), errors.getFirst().why());
      case ServiceResult.NotAllowed<ShiftAct> _ ->
          throw new RejectedValue("your role does not allow it");
    };
  }
}
