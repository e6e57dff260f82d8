package org.turnout.cli.blast;

import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.Optional;
import org.turnout.app.AccountStatus;
import org.turnout.app.ActionTable;
import org.turnout.app.BackingServers;
import org.turnout.app.OrganizerRoutes;
import org.turnout.blast.BlastServices;
import org.turnout.blast.plan.BlastContext;
import org.turnout.blast.plan.NoticedBlasts;
import org.turnout.blast.plan.Planner;
import org.turnout.blast.run.RunOutcome;
import org.turnout.blast.run.StartGate;
import org.turnout.campaign.LoadedCampaign;
import org.turnout.cli.terminal.OlderFiles;
import org.turnout.cli.terminal.ProblemReport;
import org.turnout.cli.terminal.ServersOption;
import org.turnout.people.Directory;
import org.turnout.problem.Severity;
import org.turnout.time.Clocks;

/// The campaign's files and its records together, for the commands that plan.
final class PlanContext {
  private PlanContext() {}

  /// What is done with them.
  @FunctionalInterface
  interface Work {
    /// @return the exit code
    int with(BlastServices services, BlastContext setup, LoadedCampaign folder);
  }

  /// The same with the servers at hand, for work that asks who does it.
  @FunctionalInterface
  interface ServedWork {
    /// @return the exit code
    int with(
        BackingServers foundations,
        BlastServices services,
        BlastContext setup,
        LoadedCampaign folder);
  }

  private static BlastServices services(
      BackingServers foundations, BlastContext setup, InstantSource clock) {
    var settings = setup.settings();
    var links = OrganizerRoutes.links(foundations, clock, () -> settings);
    return BlastServices.of(
        foundations.database(),
        foundations.patient(),
        new Clocks(clock, clock),
        () -> settings,
        () -> setup,
        new Planner(
            foundations.patient(),
            () -> setup,
            clock,
            // With short links, if our own address is known.
            settings.environment().publicUrl().map(_ -> links),
            () -> AccountStatus.of(settings.environment())));
  }

  /// What is looked at before a run starts; the files are read only then.
  static StartGate gate(ServersOption servers, BackingServers foundations) {
    return (handle, run, now) -> {
      var folder =
          LoadedCampaign.around(servers.home(), servers.variables(), ActionTable.language());
      if (folder.files().isEmpty()) {
        return Optional.of(
            new RunOutcome.Refused(
                "the campaign's files have errors, so nobody knows what the notices cover",
                "./turnout check shows them"));
      }
      var locals = folder.files().get().locals();
      var setup = folder.setup(foundations.database().with(h -> Directory.load(h, locals)));
      return new NoticedBlasts(() -> setup).refusal(handle, run, now);
    };
  }

  /// Reads the files, brings the records up to them and runs the work; the files' problems are
  /// printed instead when any of them is an error.
  static int with(ServersOption servers, InstantSource clock, PrintWriter err, Work work) {
    ServedWork served = (_, services, setup, folder) -> work.with(services, setup, folder);
    return with(servers, clock, err, served);
  }

  /// As [#with].
  static int with(ServersOption servers, InstantSource clock, PrintWriter err, ServedWork work) {
    servers.settle(err);
    var folder = LoadedCampaign.around(servers.home(), servers.variables(), ActionTable.language());
    if (folder.files().isEmpty() || folder.problems().count(Severity.ERROR) > 0) {
      return ProblemReport.problems(folder.problems(), folder.home(), err);
    }
    return servers.with(
        err,
        foundations -> {
          if (OlderFiles.refused(foundations, folder.home(), err)) {
            return 1;
          }
          var setup =
              foundations.database().inTransaction(handle -> folder.setup(handle, clock.instant()));
          return work.with(foundations, services(foundations, setup, clock), setup, folder);
        });
  }
}
