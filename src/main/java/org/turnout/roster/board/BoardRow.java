package org.turnout.roster.board;

import java.util.List;
import java.util.Optional;
import org.turnout.people.Local;
import org.turnout.people.Site;

/// The week of one site.
///
/// @param days seven lists of shifts, each by time
public record BoardRow(Site site, Optional<Local> local, List<List<BoardShift>> days) {
  public BoardRow {
    days = List.copyOf(days);
  }
}
