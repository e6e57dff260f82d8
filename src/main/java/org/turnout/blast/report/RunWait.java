package org.turnout.blast.report;

/// Why nothing of a started run leaves right now.
///
/// @param why what it waits for, after "waits: "
/// @param next what to do about it, or when it continues automatically
public record RunWait(String why, String next) {
  /// Both, as one line.
  public String said() {
    return why + ". " + next + ".";
  }
}
