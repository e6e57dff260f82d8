package org.turnout.roster.board;

import java.util.Locale;

/// Where somebody is with a shift.
public enum SeatState {
  /// They have a place.
  HELD,
  /// They are at the line.
  CHECKED_IN,
  /// They were there and have gone.
  LEFT,
  /// A captain says that they did not come.
  MISSED,
  /// They came without a place.
  WALKED_IN,
  /// A place is kept for them until they answer.
  ASKED,
  /// They are in line.
  WAITING;

  /// As pages and the API write it: `checked in`.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
