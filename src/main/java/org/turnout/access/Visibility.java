package org.turnout.access;

/// How much of a person somebody is shown.
public enum Visibility {
  /// Numbers by their last digits, no names.
  MASKED,
  /// Everything. Needs [Permission#MEMBERS], and is written into the log.
  WHOLE;

  /// What a role must allow for it.
  public Permission needs() {
    return this == WHOLE ? Permission.MEMBERS : Permission.READ;
  }
}
