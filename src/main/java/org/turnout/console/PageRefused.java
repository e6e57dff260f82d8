package org.turnout.console;

/// A page that is not shown, or a form that is not taken; the person is told why and what to do.
final class PageRefused extends RuntimeException {
  private final int status;
  private final String next;

  /// @param status of HTTP
  /// @param why in a sentence
  /// @param next what the person can do now, in a sentence
  PageRefused(int status, String why, String next) {
    super(why, null, false, false);
    this.status = status;
    this.next = next;
  }

  int status() {
    return status;
  }

  String why() {
    return String.valueOf(getMessage());
  }

  String next() {
    return next;
  }
}
