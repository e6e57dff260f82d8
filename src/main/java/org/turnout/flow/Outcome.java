package org.turnout.flow;

import java.util.Locale;

/// How an act came out: the words of the flow language.
public enum Outcome {
  FOUND,
  NONE,
  RECORDED,
  ALREADY,
  WITHDRAWN,
  GOT_IT,
  FULL,
  CLASH,
  NOT_YET,
  RELEASED,
  IN_LINE;

  /// As it is written in a flow: `got it`.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /// The outcome of a word.
  ///
  /// @throws IllegalArgumentException when there is none
  public static Outcome of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT).replace(' ', '_'));
  }
}
