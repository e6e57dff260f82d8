package org.turnout.flow;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What is at stake at a question: whether a likely answer is asked back before it counts.
///
/// @param question `shift/duty`
/// @param answers the answers that are asked back: words in capitals, `any` for those that are not
///   a word of the question; empty when a likely one is taken and said back
public record QuestionStake(String question, List<String> answers) {
  private static final String ANY = "any";

  public QuestionStake {
    answers = List.copyOf(answers);
  }

  /// Every question of the flows, by name. A question whose answer may be known counts as asked.
  public static List<QuestionStake> of(FlowSet set) {
    var stakes = new Stakes(set, _ -> false);
    return set.flows().values().stream()
        .flatMap(flow ->
            flow.steps().values().stream()
                .filter(Step.Ask.class::isInstance)
                .map(step -> at(stakes, flow, (Step.Ask) step)))
        .sorted(Comparator.comparing(QuestionStake::question))
        .toList();
  }

  private static QuestionStake at(Stakes stakes, Flow flow, Step.Ask ask) {
    var answers = new ArrayList<String>();
    for (Step.Word word : ask.words()) {
      if (ask.isHigh() || stakes.lead(flow, word.next(), stakes::high)) {
        answers.add(word.key());
      }
    }
    if (ask.type().isPresent() && (ask.isHigh() || stakes.lead(flow, ask.next(), stakes::high))) {
      answers.add(ANY);
    }
    return new QuestionStake(flow.name() + "/" + ask.path(), answers);
  }

  /// One line: `shift/duty: YES, SEAT: asked back`.
  public String line() {
    return question
        + ": "
        + (answers.isEmpty()
            ? "taken, and said back"
            : String.join(", ", answers) + ": asked back");
  }
}
