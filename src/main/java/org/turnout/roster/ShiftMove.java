package org.turnout.roster;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;

/// What is to be different about a shift; what is empty stays.
///
/// @param site the slug of another site
/// @param start by the site's own clock; an `end` that is not after it is on the next day
/// @param meet where people meet, in English
public record ShiftMove(
    Optional<String> site,
    Optional<LocalDate> day,
    Optional<LocalTime> start,
    Optional<LocalTime> end,
    Optional<String> meet) {
  /// Nothing yet.
  public static final ShiftMove NOTHING =
      new ShiftMove(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
