package org.turnout.lab;

import org.turnout.Main;
import org.turnout.cli.CommandTable;
import org.turnout.lab.cli.BenchCommand;
import org.turnout.lab.cli.CampaignCommand;
import org.turnout.lab.cli.CarrierCommand;
import org.turnout.lab.cli.DemoCommand;
import org.turnout.lab.cli.RehearseCommand;
import org.turnout.lab.cli.SoakCommand;
import org.turnout.lab.cli.SoakNodeCommand;
import picocli.CommandLine;

/// The program with the lab's commands besides its own: what plays a campaign on one machine, and
/// what measures it. None of them can reach a real carrier.
public final class LabMain {
  private LabMain() {}

  /// Runs one command and exits with its code, as [Main] does.
  public static void main(String[] args) {
    Main.run(commandLine(), args);
  }

  static CommandLine commandLine() {
    return CommandTable.commandLine(System.getenv())
        .addSubcommand(new DemoCommand())
        .addSubcommand(new RehearseCommand())
        .addSubcommand(new BenchCommand())
        .addSubcommand(new CarrierCommand())
        .addSubcommand(new CampaignCommand())
        .addSubcommand(new SoakCommand())
        .addSubcommand(new SoakNodeCommand());
  }
}
