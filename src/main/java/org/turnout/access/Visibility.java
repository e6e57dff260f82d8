package org.turnout.access;

/// How much of a person somebody is shown.
public enum Visibility {
  /// Numbers by their last digits, no names.
  MASKED,
  /// Everything. Needs [Act#MEMBERS], and is written into the log.
  WHOLE;

  /// What a role must allow for it.
  public Act needs() {
    return this == WHOLE ? Act.MEMBERS : Act.READ;
  }
}
