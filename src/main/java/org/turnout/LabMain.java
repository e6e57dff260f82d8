package org.turnout;

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
        .addSubcommand(new CarrierCommand());
  }
}
