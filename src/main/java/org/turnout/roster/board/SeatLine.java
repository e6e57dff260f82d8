package org.turnout.roster.board;

import java.time.Instant;
import java.util.Optional;

/// Somebody who has a shift, or waits for it.
///
/// @param person their number in the records
/// @param name empty for those who may not see it
/// @param phone its last digits
/// @param at since when they are in this state; of somebody who is asked, until when
/// @param heard false when the last text to them was not delivered: they may not know
public record SeatLine(
    long person,
    Optional<String> name,
    Optional<String> phone,
    SeatState state,
    Instant at,
    Optional<String> duty,
    boolean heard) {
  SeatLine masked() {
    return new SeatLine(person, Optional.empty(), Optional.empty(), state, at, duty, heard);
  }

  /// Never the name.
  @Override
  public String toString() {
    return "SeatLine[" + person + ", " + state + "]";
  }
}
