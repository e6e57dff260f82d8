package org.turnout.language;

/// What a phrase says to a yes/no question.
enum Polarity {
  YES,
  /// "I am", "right": a yes only when nothing else is said.
  WEAK_YES,
  NO,
  /// "I'm good": a no only when nothing else is said, or with another.
  WEAK_NO
}
