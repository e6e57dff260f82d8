package org.turnout.roster;

import java.util.List;
import java.util.Locale;

/// What somebody must hear of a place they had or waited for. The words are the roster's own: its
/// file has a text under this name.
public enum RosterNews {
  /// It has another day, time or meeting point; they keep it unless they say otherwise.
  MOVED,
  /// It is gone.
  CLOSED,
  /// Somebody of ours gave it to them.
  ADDED,
  /// Somebody of ours took it from them.
  REMOVED,
  /// The shift, and what is called off with it, does not take place.
  CALLED_OFF,
  /// After a call-off: when they are back at work.
  BACK;

  /// As files and tables write it: `called off`.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  static RosterNews read(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT).replace(' ', '_'));
  }

  static List<RosterNews> all() {
    return List.of(values());
  }
}
