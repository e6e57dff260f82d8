package org.turnout.roster;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.turnout.access.Principal;
import org.turnout.access.ServiceResult;
import org.turnout.access.ServiceResult.FieldError;
import org.turnout.audit.Audit;
import org.turnout.people.Directory;

/// A shift that the roster's file does not have. It stays when the file is edited: only what the
/// file had is closed by it.
final class AddedShift {
  private final Handle handle;
  private final Principal who;
  private final Roster roster;
  private final Directory directory;
  private final Instant now;

  /// @param now campaign time
  AddedShift(Handle handle, Principal who, Roster roster, Directory directory, Instant now) {
    this.handle = handle;
    this.who = who;
    this.roster = roster;
    this.directory = directory;
    this.now = now;
  }

  /// @param seats how many of its room are seated jobs
  ServiceResult<ShiftAct> add(
      String slug, ShiftTimes times, int room, Optional<Integer> seats, Optional<String> meet) {
    var errors = times.errors();
    if (!errors.isEmpty()) {
      return new ServiceResult.Invalid<>(errors);
    }
    if (room < 0 || room > ShiftRows.MOST_ROOM) {
      return new ServiceResult.Invalid<>(
          List.of(new FieldError("room", "a number from 0 to " + ShiftRows.MOST_ROOM)));
    }
    if (seats.filter(some -> some < 0 || some > room).isPresent()) {
      return new ServiceResult.Invalid<>(List.of(new FieldError("seats", ShiftActs.SEATS)));
    }
    if (!times.starts().isAfter(now)) {
      return new ServiceResult.Refused<>("that time is over", "choose one that is ahead");
    }
    var place = place(slug, times, room, seats, meet);
    var rows = new ShiftRows(handle);
    if (rows.another(place, times)) {
      return new ServiceResult.Refused<>(
          "there is a shift of " + roster.name() + " at that site and time already",
          "name it in the column shift");
    }
    var cover =
        new CountedDays(handle, roster, directory)
            .gateWith(place, times.site(), Optional.of(times.localStart()))
            .coverOfAnybody(times.site().slug(), times.localStart(), now);
    if (cover == NoticeCover.TOO_EARLY) {
      return new ServiceResult.Refused<>(
          "it begins before the noticed time", "nothing may start before it");
    }
    rows.insert(place);
    Audit.record(
        handle,
        who.actor(),
        "roster.open",
        "place " + roster.name() + "/" + slug,
        Map.of("room", String.valueOf(room)),
        now);
    return ServiceResult.done(new ShiftAct(roster.name(), slug, 0, List.of()));
  }

  private PlaceRow place(
      String slug, ShiftTimes times, int room, Optional<Integer> seats, Optional<String> meet) {
    return new PlaceRow(
        0,
        roster.name(),
        slug,
        times.site().id(),
        times.day(),
        times.starts(),
        times.ends(),
        room,
        seats,
        0,
        false,
        meet,
        Optional.empty(),
        Optional.empty());
  }
}
