package org.turnout;

import java.io.PrintWriter;
import java.nio.file.Path;
import org.turnout.problem.ProblemFormat;
import org.turnout.problem.Problems;
import org.turnout.problem.Sources;

/// Prints problems where a person started something.
public final class Report {
  private Report() {}

  /// @return the exit code: 2 when any problem is an error
  public static int problems(Problems problems, Path home, PrintWriter to) {
    to.print(ProblemFormat.TEXT.print(problems.sorted(), Sources.under(home)));
    to.flush();
    return problems.exitCode();
  }
}
