package org.turnout;

import java.io.PrintWriter;
import java.time.InstantSource;
import org.turnout.blast.Planner;
import org.turnout.blast.Setup;
import org.turnout.campaign.CampaignFolder;
import org.turnout.problem.Severity;

/// The campaign's files and its records together, for the commands that plan.
final class BlastPlanning {
  private BlastPlanning() {}

  /// What is done with them.
  @FunctionalInterface
  interface Work {
    /// @return the exit code
    int with(Foundations foundations, Setup setup, CampaignFolder folder);
  }

  /// With short links, if our own address is known.
  static Planner planner(Foundations foundations, Setup setup, InstantSource clock) {
    var settings = setup.settings();
    var links = Organizers.links(foundations, clock, () -> settings);
    return new Planner(
        foundations.patient(),
        () -> setup,
        clock,
        settings.environment().publicUrl().map(_ -> links),
        () -> Standing.of(settings.environment()));
  }

  /// Reads the files, brings the records up to them and runs the work; the files' problems are
  /// printed instead when any of them is an error.
  static int with(ServersOption servers, InstantSource clock, PrintWriter err, Work work) {
    var folder = CampaignFolder.around(servers.home(), servers.variables(), ActionTable.language());
    if (folder.files().isEmpty() || folder.problems().count(Severity.ERROR) > 0) {
      return Report.problems(folder.problems(), folder.home(), err);
    }
    return servers.with(
        err,
        foundations -> {
          var setup =
              foundations.database().inTransaction(handle -> folder.setup(handle, clock.instant()));
          return work.with(foundations, setup, folder);
        });
  }
}
