package org.turnout.cli.terminal;

import java.io.PrintWriter;
import java.nio.file.Path;
import org.turnout.problem.ProblemFormat;
import org.turnout.problem.Problems;
import org.turnout.problem.SourceLines;

/// Prints problems where a person started something.
public final class ProblemReport {
  private ProblemReport() {}

  /// @return the exit code: 2 when any problem is an error
  public static int problems(Problems problems, Path home, PrintWriter to) {
    to.print(ProblemFormat.TEXT.print(problems.sorted(), SourceLines.under(home)));
    to.flush();
    return problems.exitCode();
  }
}
