package org.turnout.cli.blast;

import com.google.errorprone.annotations.FormatMethod;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.ParentCommand;

/// The head of a command below `./turnout blast`, which holds the records and who decides.
abstract class BlastSubcommand implements Callable<Integer> {
  @ParentCommand
  @SuppressWarnings("NullAway.Init") // picocli sets it before the call
  BlastCommand blast;

  @FormatMethod
  final void printf(String format, Object... values) {
    blast.printf(format, values);
  }

  final PrintWriter out() {
    return blast.out();
  }

  final PrintWriter err() {
    return blast.err();
  }
}
