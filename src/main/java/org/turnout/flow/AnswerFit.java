package org.turnout.flow;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.turnout.language.Grade;
import org.turnout.language.ParsedAnswer;

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
  record Miss() implements AnswerFit {}

  Miss MISS = new Miss();
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
