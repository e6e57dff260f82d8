package org.turnout.roster;

import java.util.List;

/// What an act on a shift has done.
///
/// @param shift its slug
/// @param told how many people hear of it, or are called when no text reaches them
/// @param notes what an organizer should look at
public record ShiftAct(String roster, String shift, int told, List<String> notes) {
  public ShiftAct {
    notes = List.copyOf(notes);
  }
}
