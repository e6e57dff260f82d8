package org.turnout.flow;

import org.turnout.language.TextFold;

/// What a text must have to start a flow, as its file says it under `keywords`.
///
/// @param words folded
public record Trigger(String words, Kind kind) {
  /// How the words start it.
  public enum Kind {
    /// Alone, or asked for in a sentence: `shift`.
    WORDS,
    /// A question of when and where that names them: `my shift?`.
    QUESTION,
    /// What follows them answers the flow's first question: `i moved to ...`.
    LEAD
  }

  /// @param written as in the file
  public static Trigger of(String written) {
    String plain = written.strip();
    Kind kind =
        plain.endsWith("...") ? Kind.LEAD : plain.endsWith("?") ? Kind.QUESTION : Kind.WORDS;
    return new Trigger(TextFold.words(plain), kind);
  }

  boolean is(Kind other) {
    return kind == other;
  }
}
