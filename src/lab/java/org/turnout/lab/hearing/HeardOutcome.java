package org.turnout.lab.hearing;

import java.util.function.Function;
import org.turnout.language.ParsedAnswer;

/// What was made of an input.
///
/// @param value as a label writes it; empty when nothing was understood
/// @param grade how it counts
record HeardOutcome(String value, Grade grade) {
  enum Grade {
    TAKEN,
    /// Asked back in words, or taken and said back where less is at stake.
    LIKELY,
    ASKED
  }

  static HeardOutcome taken(String value) {
    return new HeardOutcome(value, Grade.TAKEN);
  }

  static HeardOutcome asked() {
    return new HeardOutcome("", Grade.ASKED);
  }

  static <T> HeardOutcome of(ParsedAnswer<T> answer, Function<T, String> label) {
    return switch (answer) {
      case ParsedAnswer.Understood<T>(var value) -> taken(label.apply(value));
      case ParsedAnswer.Likely<T>(var value) -> new HeardOutcome(label.apply(value), Grade.LIKELY);
      case ParsedAnswer.Unclear<T> _ -> asked();
    };
  }

  /// How well it serves who wrote the input.
  ///
  /// @param high whether a likely reading is asked back, not taken
  HearingScore.Mark mark(LabeledInput input, boolean high) {
    boolean right = input.right().contains(value);
    boolean askIsRight = input.right().contains("ask");
    return switch (grade) {
      case TAKEN -> right ? HearingScore.Mark.RIGHT : HearingScore.Mark.WRONG;
      case LIKELY -> {
        if (right || (high && askIsRight)) {
          yield HearingScore.Mark.RIGHT;
        }
        yield high ? HearingScore.Mark.ASKED : HearingScore.Mark.WRONG;
      }
      case ASKED -> askIsRight ? HearingScore.Mark.RIGHT : HearingScore.Mark.ASKED;
    };
  }
}
