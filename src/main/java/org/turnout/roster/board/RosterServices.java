package org.turnout.roster.board;

import org.turnout.roster.CallOffService;
import org.turnout.roster.RosterImport;
import org.turnout.roster.RosterService;
import org.turnout.roster.ServedRosters;
import org.turnout.roster.ShiftService;

/// All that pages, the API and commands work on rosters with.
///
/// @param notices what two people allow beyond the notices
public record RosterServices(
    RosterBoard board,
    ShiftService shifts,
    CallOffService callOffs,
    RosterService notices,
    RosterExport export,
    RosterImport imports) {
  public static RosterServices of(ServedRosters served) {
    return new RosterServices(
        new RosterBoard(served),
        new ShiftService(served),
        new CallOffService(served),
        new RosterService(served),
        new RosterExport(served),
        new RosterImport(served));
  }
}
