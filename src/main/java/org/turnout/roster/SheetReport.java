package org.turnout.roster;

import java.util.List;

/// What a file of shifts or people would do, or has done. It is done as a whole, and only if
/// nothing in it is wrong.
///
/// @param applied whether it is done; else nothing has changed
/// @param done rows that change something
/// @param same rows that say what is so already
/// @param told how many people hear of it
/// @param problems what is wrong, by line
public record SheetReport(boolean applied, int done, int same, int told, List<Problem> problems) {
  /// @param line the file's first being 1
  /// @param why without what the row holds
  public record Problem(long line, String why) {}

  public SheetReport {
    problems = List.copyOf(problems);
  }
}
