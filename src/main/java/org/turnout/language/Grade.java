package org.turnout.language;

/// How well a reading explains what was written. What a grade may do depends on what is at stake.
public enum Grade {
  /// Every word is explained.
  SURE,
  /// There is one reading, and something is left over.
  LIKELY,
  /// There is none, or several, or something turns it around.
  UNCLEAR
}
