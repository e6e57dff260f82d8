package org.turnout.transfer;

/// Why a row can't be taken: the column and what is wrong with it, without the value.
public final class RejectedValue extends Exception {
  private final String reason;

  public RejectedValue(String column, String why) {
    this(column + ": " + why);
  }

  /// Of the row as a whole.
  public RejectedValue(String reason) {
    super(reason);
    this.reason = reason;
  }

  /// In words.
  public String reason() {
    return reason;
  }
}
