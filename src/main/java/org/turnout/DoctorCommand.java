package org.turnout;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.turnout.campaign.CampaignFolder;
import org.turnout.doctor.Checkup;
import org.turnout.doctor.Finding;
import org.turnout.problem.Severity;
import picocli.CommandLine.Command;

/// `./turnout doctor`: looks at everything the program leans on, changes nothing, and says how to
/// mend what is wrong.
@Command(
    name = "doctor",
    description =
        "Checks Java, data, servers, carrier, Discord and public address; says how to mend each.")
final class DoctorCommand extends RecordsCommand implements Callable<Integer> {
  DoctorCommand(ServersOption servers) {
    super(servers);
  }

  @Override
  public Integer call() {
    PrintWriter out = out();
    var campaign =
        CampaignFolder.around(servers.home(), servers.variables(), ActionTable.language());
    var files =
        Finding.of(
            "files",
            campaign.problems().count(Severity.ERROR) > 0 ? Finding.Level.FAIL : Finding.Level.OK,
            campaign.problems().count(Severity.ERROR) + " errors in flows/ and config/",
            "./turnout check names each with its line");
    var checkup = new Checkup(servers.variables(), campaign.files().map(all -> all.settings()));
    boolean failed = print(files, out);
    for (var look : checkup.looks()) {
      for (var finding : look.get()) {
        failed |= print(finding, out);
      }
    }
    return failed ? 1 : 0;
  }

  private static boolean print(Finding finding, PrintWriter out) {
    out.printf("%-4s  %-10s %s%n", finding.level(), finding.what(), finding.seen());
    if (finding.level() != Finding.Level.OK) {
      out.printf("      %-10s %s%n", "", "-> " + finding.mend());
    }
    out.flush();
    return finding.level() == Finding.Level.FAIL;
  }
}
