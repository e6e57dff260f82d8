package org.turnout.lab.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;
import org.turnout.app.ActionTable;
import org.turnout.campaign.LoadedCampaign;
import org.turnout.cli.terminal.ProblemReport;
import org.turnout.lab.rehearsal.RehearsalFolder;
import org.turnout.log.LogSetup;
import org.turnout.settings.DemoEnvironment;

/// What a command of the lab plays with: the campaign's files, settings that reach no phone, and a
/// folder of its own.
///
/// @param variables without a port: each play takes a free one
record PlayedCampaign(
    Map<String, String> variables, RehearsalFolder folder, LoadedCampaign campaign) {
  /// @param play its name: that of its folder
  static PlayedCampaign open(Path home, String play) {
    LogSetup.forPeople();
    LogSetup.bridge();
    var variables = DemoEnvironment.of(System.getenv(), play);
    variables.remove("TURNOUT_PORT");
    return new PlayedCampaign(
        variables,
        RehearsalFolder.of(variables),
        LoadedCampaign.around(home, variables, ActionTable.language()));
  }

  /// The exit code when it can't be played, after saying why; empty when it can.
  ///
  /// @param busy what is going on when the folder is in use: "A soak is running"
  /// @param cannot the exit code for that
  OptionalInt refused(PrintWriter err, String busy, int cannot) {
    if (campaign.files().isEmpty() || campaign.problems().hasErrors()) {
      return OptionalInt.of(ProblemReport.problems(campaign.problems(), campaign.home(), err));
    }
    if (folder.inUse()) {
      err.println(busy + " in " + folder.path() + ". Stop it first.");
      return OptionalInt.of(cannot);
    }
    return OptionalInt.empty();
  }
}
