package org.turnout;

import java.io.PrintWriter;
import java.util.function.ToIntFunction;
import org.turnout.campaign.CampaignFiles;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// The head of a command that works on a campaign's files and records: where they are, and where it
/// writes. Works beside a running server, on the same records.
abstract class RecordsCommand {
  @Mixin final ServersOption servers;

  @Spec private CommandSpec spec = CommandSpec.create();

  RecordsCommand(ServersOption servers) {
    this.servers = servers;
  }

  /// Runs the work on the records of the program that is running, or of its own.
  ///
  /// @return as [ServersOption#with]
  final int with(ToIntFunction<Foundations> work) {
    return servers.with(err(), work);
  }

  /// Runs the work on the campaign's files, or prints what is wrong with them.
  ///
  /// @return the work's exit code; 2 when they can't be read
  final int withFiles(ToIntFunction<CampaignFiles> work) {
    var campaign = CampaignFolder.around(servers.home(), servers.variables());
    return campaign.files().isEmpty()
        ? Report.problems(campaign.problems(), campaign.home(), err())
        : work.applyAsInt(campaign.files().get());
  }

  final void usage() {
    spec.commandLine().usage(out());
  }

  final PrintWriter out() {
    return spec.commandLine().getOut();
  }

  final PrintWriter err() {
    return spec.commandLine().getErr();
  }
}
