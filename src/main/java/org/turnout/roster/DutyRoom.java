package org.turnout.roster;

import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// What is left at a place for each duty: for people on their feet, and in seated jobs. Counted
/// from who has the place or is asked to take it; right while the place's row is locked.
///
/// @param feet places left for people on their feet
/// @param seats seated jobs left
record DutyRoom(int feet, int seats) {
  /// The duty of a seated job; every other one, or none, is on one's feet.
  static final String SEAT = "seat";

  /// What is left, or empty when nobody counts who sits there.
  static Optional<DutyRoom> of(Handle handle, PlaceRow place) {
    return of(handle, place, 0);
  }

  /// The same for somebody whose own place is counted already, but not yet for a duty.
  ///
  /// @param own how many of the places that count as taken are theirs
  static Optional<DutyRoom> of(Handle handle, PlaceRow place, int own) {
    return place.seats().isEmpty()
        ? Optional.empty()
        : handle
            .createQuery(
                """
                select p.room - p.seats - (p.taken - :own - sat) as feet, p.seats - sat as seats
                from place p, seats_taken(p.id) as sat
                where p.id = :place and p.seats is not null
                """)
            .bind("own", own)
            .bind("place", place.id())
            .mapTo(DutyRoom.class)
            .findOne();
  }

  /// How many seated jobs are taken, or put to somebody.
  static int seatsTaken(Handle handle, PlaceRow place) {
    return handle
        .createQuery("select seats_taken(:place)")
        .bind("place", place.id())
        .mapTo(Integer.class)
        .one();
  }

  static boolean seated(Optional<String> duty) {
    return duty.filter(SEAT::equals).isPresent();
  }

  /// What somebody does to whom the place was put: what they said if it has room, or else what is
  /// left.
  static Optional<String> fitting(Handle handle, PlaceRow place, Optional<String> duty) {
    return of(handle, place, 1).map(room -> room.fitting(duty)).orElse(duty);
  }

  /// Whether a place can go from one who does the first to one who does the second there: who needs
  /// a seat gets none on the line.
  static boolean canGo(
      Handle handle, PlaceRow place, Optional<String> before, Optional<String> after) {
    return seated(before)
        || !seated(after)
        || of(handle, place).map(room -> room.has(after)).orElse(true);
  }

  /// What they do there who get it: what they did, or the seated job of the one before when nothing
  /// else is left.
  static Optional<String> after(
      Handle handle, PlaceRow place, Optional<String> before, Optional<String> after) {
    return seated(before)
            && !seated(after)
            && of(handle, place).filter(room -> !room.has(after)).isPresent()
        ? before
        : after;
  }

  boolean has(Optional<String> duty) {
    return (seated(duty) ? seats : feet) > 0;
  }

  /// What somebody does there to whom a place was put: what they said, or else what is left.
  Optional<String> fitting(Optional<String> duty) {
    if (has(duty)) {
      return duty;
    }
    return seated(duty) ? Optional.empty() : Optional.of(SEAT);
  }
}
