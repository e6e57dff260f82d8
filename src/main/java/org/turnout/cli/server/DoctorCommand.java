package org.turnout.cli.server;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.turnout.app.ActionTable;
import org.turnout.campaign.LoadedCampaign;
import org.turnout.cli.terminal.RecordsCommand;
import org.turnout.cli.terminal.ServersOption;
import org.turnout.doctor.CheckResult;
import org.turnout.doctor.Checkup;
import org.turnout.doctor.Placeholders;
import org.turnout.people.CoveragePlan;
import org.turnout.problem.CountWords;
import org.turnout.problem.Severity;
import picocli.CommandLine.Command;

/// `./turnout doctor`: looks at everything the program leans on, changes nothing, and says how to
/// fix what is wrong.
@Command(
    name = "doctor",
    description =
        "Checks Java, data, servers, carrier, Discord and public address; says how to fix each.")
public final class DoctorCommand extends RecordsCommand implements Callable<Integer> {
  public DoctorCommand(ServersOption servers) {
    super(servers);
  }

  @Override
  public Integer call() {
    PrintWriter out = out();
    var campaign =
        LoadedCampaign.around(servers.home(), servers.variables(), ActionTable.language());
    var files =
        CheckResult.of(
            "files",
            campaign.problems().count(Severity.ERROR) > 0
                ? CheckResult.Level.FAIL
                : CheckResult.Level.OK,
            CountWords.many(campaign.problems().count(Severity.ERROR), "error", "errors")
                + " in flows/ and config/",
            "./turnout check names each with its line");
    var checkup =
        new Checkup(
            servers.variables(),
            campaign.files().map(all -> all.settings()),
            campaign.files().map(all -> all.locals().coverage()).orElse(CoveragePlan.NONE),
            campaign.home());
    boolean failed = print(files, out);
    for (var finding :
        campaign.files().map(all -> new Placeholders(all).look()).orElse(List.of())) {
      failed |= print(finding, out);
    }
    for (var look : checkup.looks()) {
      for (var finding : look.get()) {
        failed |= print(finding, out);
      }
    }
    return failed ? 1 : 0;
  }

  private static boolean print(CheckResult finding, PrintWriter out) {
    out.printf("%-4s  %-10s %s%n", finding.level(), finding.what(), finding.seen());
    if (finding.level() != CheckResult.Level.OK) {
      out.printf("      %-10s %s%n", "", "-> " + finding.fix());
    }
    return finding.level() == CheckResult.Level.FAIL;
  }
}
