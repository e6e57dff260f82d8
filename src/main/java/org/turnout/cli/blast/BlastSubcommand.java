package org.turnout.cli.blast;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.ParentCommand;

/// The head of a command below `./turnout blast`, which holds the records and who decides.
abstract class BlastSubcommand implements Callable<Integer> {
  @ParentCommand
  @SuppressWarnings("NullAway.Init") // picocli sets it before the call
  BlastCommand blast;

  final PrintWriter out() {
    return blast.out();
  }

  final PrintWriter err() {
    return blast.err();
  }
}
