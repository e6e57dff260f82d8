package org.turnout.blast.run;

/// What happened to something that a person asked of a run.
public sealed interface RunOutcome {
  /// It is done, and written down.
  ///
  /// @param run as it is now
  record Done(Run run) implements RunOutcome {}

  /// Nothing has changed.
  ///
  /// @param why in words for an organizer: "a second person must approve: 62,000 is above 1,000"
  /// @param next what to do instead, in words that fit a page as well as a terminal
  record Refused(String why, String next) implements RunOutcome {}
}
