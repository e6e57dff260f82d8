package org.turnout.flow;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.turnout.language.Grade;
import org.turnout.language.ParsedAnswer;
import org.turnout.language.SystemText;

/// How a text fits an open question.
sealed interface AnswerFit {
  /// It answers it.
  ///
  /// @param next where the answer leads, when it is one of the question's own words
  /// @param sure false for an answer that would take nearly anything (free text, a name)
  /// @param grade how well every word of it is explained: where much is at stake, a likely answer
  ///   is asked back
  record Answer(Value value, Optional<String> next, boolean sure, Grade grade)
      implements AnswerFit {}

  /// It names several rows of the list, which are asked about.
  record Narrow(List<Value.Row> rows) implements AnswerFit {
    public Narrow {
      rows = List.copyOf(rows);
    }
  }

  /// It asks for the next rows of the list.
  record More() implements AnswerFit {}

  /// It does not.
  ///
  /// @param why what it is instead, if that can be told
  record Miss(Optional<SystemText> why) implements AnswerFit {}

  Miss MISS = new Miss(Optional.empty());
  More MORE = new More();

  static Answer sure(Value value) {
    return new Answer(value, Optional.empty(), true, Grade.SURE);
  }

  /// What was read by a kind of answer.
  ///
  /// @param loose whether the kind takes nearly anything
  static AnswerFit of(ParsedAnswer<? extends Value> answer, boolean loose) {
    return switch (answer) {
      case ParsedAnswer.Understood<? extends Value>(var value) ->
          new Answer(value, Optional.empty(), !loose, Grade.SURE);
      case ParsedAnswer.Likely<? extends Value>(var value) ->
          new Answer(value, Optional.empty(), !loose, Grade.LIKELY);
      case ParsedAnswer.Unclear<? extends Value> _ -> MISS;
    };
  }

  /// An open question, and how a text fits it.
  record Found(FlowRuns.Open open, AnswerFit fit) {
    /// Two questions asked further apart than this are never confused: the newer one is meant.
    private static final Duration CLOSE = Duration.ofDays(1);

    /// Whether an older one may be meant as well.
    boolean rivals(Found older) {
      boolean close = older.askedAt().plus(CLOSE).isAfter(askedAt());
      return close && (older.sure() || !sure());
    }

    boolean sure() {
      return switch (fit) {
        case Answer answer -> answer.sure();
        case Narrow _ -> false;
        case More _, Miss _ -> true;
      };
    }

    Instant askedAt() {
      return open.run().waiting().askedAt();
    }
  }
}
