package org.turnout.roster.board;

import java.util.Locale;

/// How far a shift is from being full.
public enum ShiftFill {
  /// Closed or called off: nobody is expected.
  CLOSED,
  /// Nobody has it.
  EMPTY,
  /// Less than half of its places are taken.
  THIN,
  /// Half or more are taken.
  OPEN,
  /// No place is free.
  FULL;

  static ShiftFill of(int taken, int room, boolean closed) {
    if (closed) {
      return CLOSED;
    }
    if (taken >= room) {
      return FULL;
    }
    return taken == 0 ? EMPTY : 2L * taken < room ? THIN : OPEN;
  }

  /// As pages and the API write it: `thin`.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
