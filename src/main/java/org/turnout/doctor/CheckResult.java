package org.turnout.doctor;

/// One line of the doctor's report. It never holds a password, a token or a member's number.
///
/// @param what what was looked at, one word
/// @param seen what was found
/// @param fix what to do about it; empty when there is nothing to do
public record CheckResult(String what, Level level, String seen, String fix) {
  /// How bad it is. Only FAIL keeps texts from going out and coming in.
  public enum Level {
    OK,
    WARN,
    FAIL
  }

  public static CheckResult of(String what, Level level, String seen, String fix) {
    return new CheckResult(what, level, seen, level == Level.OK ? "" : fix);
  }

  static CheckResult ok(String what, String seen) {
    return new CheckResult(what, Level.OK, seen, "");
  }

  static CheckResult warn(String what, String seen, String fix) {
    return new CheckResult(what, Level.WARN, seen, fix);
  }

  static CheckResult fail(String what, String seen, String fix) {
    return new CheckResult(what, Level.FAIL, seen, fix);
  }
}
