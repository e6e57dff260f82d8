package org.turnout.console;

import java.util.List;
import org.turnout.problem.Problem;

/// What an audience line came to.
///
/// @param people -1 when it can't be read
public record AudienceCount(String line, long people, List<Problem> problems) {
  public AudienceCount {
    problems = List.copyOf(problems);
  }

  /// The line up to a problem, and from there, to show where it is.
  public List<String> around(Problem problem) {
    int at = Math.clamp(problem.place().column() - 1L, 0, line.length());
    return List.of(line.substring(0, at), line.substring(at));
  }
}
