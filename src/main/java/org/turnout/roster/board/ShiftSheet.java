package org.turnout.roster.board;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.turnout.people.Local;
import org.turnout.people.Site;
import org.turnout.roster.NoticedDays;

/// One shift with everybody on it.
///
/// @param captainPhone empty for those who may not see names
/// @param seats by name
/// @param line those who are asked first, then in the order of waiting
/// @param unknown who came and is not in the records, as the captain wrote it; empty for those who
///   may not see names
/// @param notice what the notices say of the days that it is part of; empty when it needs none
public record ShiftSheet(
    String roster,
    BoardShift shift,
    Site site,
    Optional<Local> local,
    Optional<String> meet,
    Optional<String> captain,
    Optional<String> captainPhone,
    List<SeatLine> seats,
    List<SeatLine> line,
    List<String> unknown,
    Optional<NoticedDays> notice) {
  public ShiftSheet {
    seats = List.copyOf(seats);
    line = List.copyOf(line);
    unknown = List.copyOf(unknown);
  }

  /// By the site's own clock.
  public LocalDateTime starts() {
    return LocalDateTime.ofInstant(shift.starts(), site.zone());
  }

  /// By the site's own clock.
  public LocalDateTime ends() {
    return LocalDateTime.ofInstant(shift.ends(), site.zone());
  }

  /// Never a name.
  @Override
  public String toString() {
    return "ShiftSheet[" + shift.shift() + "]";
  }
}
