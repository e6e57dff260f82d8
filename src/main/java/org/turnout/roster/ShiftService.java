package org.turnout.roster;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.turnout.access.Permission;
import org.turnout.access.Principal;
import org.turnout.access.ServiceResult;
import org.turnout.people.Contact;

/// What people of ours do with shifts and the people on them, through whatever door. Each act is
/// one transaction with its entry in the log; who has a place hears of it by a text of the roster's
/// own.
public final class ShiftService {
  private final ServedRosters served;
  private final PlaceStore places = new PlaceStore();

  public ShiftService(ServedRosters served) {
    this.served = served;
  }

  /// The shifts that have not ended, by site and time.
  ///
  /// @param site only this one
  public ServiceResult<List<ShiftLine>> shifts(
      Principal who, String roster, Optional<String> site) {
    return look(who, roster, site, handle -> ShiftLine.of(handle, roster, site, served.now()));
  }

  private <T> ServiceResult<List<T>> look(
      Principal who, String roster, Optional<String> site, Function<Handle, List<T>> rows) {
    return site.filter(slug -> served.places().site(slug).isEmpty())
        .map(served::<List<T>>unknownSite)
        .orElseGet(() ->
            served.at(
                who,
                Permission.READ,
                roster,
                (handle, _) -> ServiceResult.done(rows.apply(handle))));
  }

  /// Another day, time, site or meeting point for a shift; its people keep it and hear of it.
  public ServiceResult<ShiftAct> move(Principal who, String roster, String shift, ShiftMove to) {
    return onShift(who, roster, shift, (acts, place) -> acts.move(place, to));
  }

  /// Closes a shift: nobody has it any more, and its people hear so.
  ///
  /// @param reason for the log
  public ServiceResult<ShiftAct> close(Principal who, String roster, String shift, String reason) {
    return onShift(who, roster, shift, (acts, place) -> acts.close(place, reason.strip()));
  }

  /// Another room: never less than what is taken. More goes to those in line first.
  ///
  /// @param seats how many of it are seated jobs; empty leaves that as it is
  public ServiceResult<ShiftAct> room(
      Principal who, String roster, String shift, int room, Optional<Integer> seats) {
    return onShift(who, roster, shift, (acts, place) -> acts.room(place, room, seats));
  }

  /// Names who leads a shift; with both empty nobody does.
  public ServiceResult<ShiftAct> captain(
      Principal who, String roster, String shift, Optional<String> name, Optional<String> phone) {
    return onShift(who, roster, shift, (acts, place) -> acts.captain(place, name, phone));
  }

  /// Gives somebody a place.
  ///
  /// @param person their phone, or their number in the records
  /// @param seated whether it is for a seated job
  public ServiceResult<ShiftAct> add(
      Principal who, String roster, String shift, String person, boolean seated) {
    var duty = Optional.of(DutyRoom.SEAT).filter(_ -> seated);
    return onSeat(
        who, roster, shift, person, (acts, place, someone) -> acts.add(place, someone, duty));
  }

  /// Takes somebody's place; the first in line is asked.
  public ServiceResult<ShiftAct> remove(Principal who, String roster, String shift, String person) {
    return onSeat(who, roster, shift, person, SeatActs::remove);
  }

  /// Moves somebody from one shift to another, or changes nothing.
  public ServiceResult<ShiftAct> reseat(
      Principal who, String roster, String from, String to, String person) {
    // Both rows are locked in the order of their names, so that two acts never wait in a circle.
    return served.at(
        who,
        Permission.ROSTERS,
        roster,
        (handle, it) -> {
          var first = from.compareTo(to) <= 0 ? from : to;
          var locked = places.lock(handle, roster, first);
          var other = places.lock(handle, roster, first.equals(from) ? to : from);
          if (locked.isEmpty() || other.isEmpty()) {
            return noShift(roster, locked.isEmpty() ? first : first.equals(from) ? to : from);
          }
          var source = first.equals(from) ? locked.get() : other.get();
          var target = first.equals(from) ? other.get() : locked.get();
          return seated(
              handle, person, someone -> seats(handle, who, it).move(source, target, someone));
        });
  }

  private ServiceResult<ShiftAct> onShift(
      Principal who,
      String roster,
      String shift,
      BiFunction<ShiftActs, PlaceRow, ServiceResult<ShiftAct>> act) {
    return served.at(
        who,
        Permission.ROSTERS,
        roster,
        (handle, it) ->
            places
                .lock(handle, roster, shift)
                .map(place ->
                    act.apply(new ShiftActs(handle, who, it, served.places(), served.now()), place))
                .orElseGet(() -> noShift(roster, shift)));
  }

  /// One of the acts on somebody's place.
  @FunctionalInterface
  private interface SeatAct {
    ServiceResult<ShiftAct> does(SeatActs acts, PlaceRow place, Contact person);
  }

  private ServiceResult<ShiftAct> onSeat(
      Principal who, String roster, String shift, String person, SeatAct act) {
    return served.at(
        who,
        Permission.ROSTERS,
        roster,
        (handle, it) ->
            places
                .lock(handle, roster, shift)
                .map(place ->
                    seated(
                        handle,
                        person,
                        someone -> act.does(seats(handle, who, it), place, someone)))
                .orElseGet(() -> noShift(roster, shift)));
  }

  private ServiceResult<ShiftAct> seated(
      Handle handle, String person, Function<Contact, ServiceResult<ShiftAct>> act) {
    return NamedPeople.find(handle, person, served.now())
        .map(act)
        .orElseGet(() ->
            new ServiceResult.NotFound<>(
                "nobody is known by that number; give a phone, or the number of a member"));
  }

  private SeatActs seats(Handle handle, Principal who, Roster roster) {
    return new SeatActs(handle, who, roster, served.places(), served.now());
  }

  private static <T> ServiceResult<T> noShift(String roster, String shift) {
    return new ServiceResult.NotFound<>(
        roster + " has no shift '" + shift + "': ./turnout roster shifts " + roster);
  }
}
