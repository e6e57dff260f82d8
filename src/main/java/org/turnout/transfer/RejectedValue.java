package org.turnout.transfer;

/// Why a row can't be taken: the column and what is wrong with it, without the value.
final class RejectedValue extends Exception {
  private final String reason;

  RejectedValue(String column, String why) {
    this(column + ": " + why);
  }

  /// Of the row as a whole.
  RejectedValue(String reason) {
    super(reason);
    this.reason = reason;
  }

  String reason() {
    return reason;
  }
}
