package org.turnout.transfer;

/// Why a row can't be taken: the column and what is wrong with it, without the value.
final class Refused extends Exception {
  private static final long serialVersionUID = 1L;

  private final String reason;

  Refused(String column, String why) {
    this(column + ": " + why);
  }

  /// Of the row as a whole.
  Refused(String reason) {
    super(reason);
    this.reason = reason;
  }

  String reason() {
    return reason;
  }
}
