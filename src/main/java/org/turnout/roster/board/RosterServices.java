package org.turnout.roster.board;

import java.time.InstantSource;
import java.util.Map;
import java.util.function.Supplier;
import org.turnout.people.Directory;
import org.turnout.postgres.Database;
import org.turnout.roster.CallOffService;
import org.turnout.roster.Roster;
import org.turnout.roster.RosterImport;
import org.turnout.roster.RosterService;
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
  /// @param campaign campaign time
  /// @param rosters name to roster, as served now
  public static RosterServices of(
      Database database,
      InstantSource campaign,
      Supplier<Map<String, Roster>> rosters,
      Supplier<Directory> directory) {
    return new RosterServices(
        new RosterBoard(database, campaign, rosters, directory),
        new ShiftService(database, campaign, rosters, directory),
        new CallOffService(database, campaign, rosters, directory),
        new RosterService(database, campaign, rosters, directory),
        new RosterExport(database, campaign, rosters),
        new RosterImport(database, campaign, rosters, directory));
  }
}
