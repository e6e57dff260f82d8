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
    LEAD,
    /// A text that says them and nothing but what may go with them: `5 days +`.
    WHOLE,
    /// What may be said with those, in any order: `+ mornings`.
    WITH,
    /// A text that says no more than them is asked about, and starts nothing: `picket*`.
    HINT
  }

  /// @param written as in the file
  public static Trigger of(String written) {
    String plain = written.strip();
    return new Trigger(TextFold.words(plain.replace("*", "").replace("+", "")), kind(plain));
  }

  private static Kind kind(String written) {
    if (written.endsWith("...")) {
      return Kind.LEAD;
    }
    if (written.startsWith("+") || written.endsWith("+")) {
      return written.startsWith("+") ? Kind.WITH : Kind.WHOLE;
    }
    return written.endsWith("?") ? Kind.QUESTION : written.endsWith("*") ? Kind.HINT : Kind.WORDS;
  }

  boolean is(Kind other) {
    return kind == other;
  }
}
