package org.turnout.flow;

import java.time.Instant;
import java.util.Optional;

/// How a text fits an open question.
sealed interface AnswerFit {
  /// It answers it.
  ///
  /// @param next where the answer leads, when it is one of the question's own words
  /// @param sure false for an answer that would take nearly anything (free text, a name)
  record Answer(Value value, Optional<String> next, boolean sure) implements AnswerFit {}

  /// It asks for the next rows of the list.
  record More() implements AnswerFit {}

  /// It does not.
  record Miss() implements AnswerFit {}

  Miss MISS = new Miss();
  More MORE = new More();

  static Answer sure(Value value) {
    return new Answer(value, Optional.empty(), true);
  }

  static Answer loose(Value value) {
    return new Answer(value, Optional.empty(), false);
  }

  /// An open question, and how a text fits it.
  record Found(FlowRuns.Open open, AnswerFit fit) {
    boolean sure() {
      return !(fit instanceof Answer answer) || answer.sure();
    }

    Instant askedAt() {
      return open.run().waiting().askedAt();
    }
  }
}
