package org.turnout.console;

import java.util.List;
import org.turnout.problem.Problem;

/// What an audience line came to.
///
/// @param people -1 when it can't be read
/// @param sentence whom it means, in plain English; empty when it can't be read
/// @param example an audience that can be written in this campaign
public record AudienceCount(
    String line, long people, String sentence, List<Problem> problems, String example) {
  public AudienceCount {
    problems = List.copyOf(problems);
  }

  /// That of a line; nobody is counted for an empty one.
  static AudienceCount of(String line, ConsoleContext ground) {
    String example = ground.setup().get().catalog().example();
    if (line.isEmpty()) {
      return new AudienceCount(line, -1, "", List.of(), example);
    }
    var counted = ground.blast().blasts().count(line);
    return new AudienceCount(
        line, counted.people().orElse(-1), counted.sentence(), counted.problems(), example);
  }

  /// The line up to a problem, and from there, to show where it is.
  public List<String> around(Problem problem) {
    int at = Math.clamp(problem.place().column() - 1L, 0, line.length());
    return List.of(line.substring(0, at), line.substring(at));
  }
}
