package org.turnout.doctor;

/// One line of the doctor's report. It never holds a password, a token or a member's number.
///
/// @param what what was looked at, one word
/// @param seen what was found
/// @param mend what to do about it; empty when there is nothing to do
public record Finding(String what, Level level, String seen, String mend) {
  /// How bad it is. Only FAIL keeps texts from going out and coming in.
  public enum Level {
    OK,
    WARN,
    FAIL
  }

  public static Finding of(String what, Level level, String seen, String mend) {
    return new Finding(what, level, seen, level == Level.OK ? "" : mend);
  }

  static Finding ok(String what, String seen) {
    return new Finding(what, Level.OK, seen, "");
  }

  static Finding warn(String what, String seen, String mend) {
    return new Finding(what, Level.WARN, seen, mend);
  }

  static Finding fail(String what, String seen, String mend) {
    return new Finding(what, Level.FAIL, seen, mend);
  }
}
