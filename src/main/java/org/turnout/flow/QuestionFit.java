package org.turnout.flow;

import org.turnout.flow.FlowRuns.Open;
import org.turnout.language.AnswerParser;
import org.turnout.language.Grade;

/// How a text fits an open question of this turn.
record QuestionFit(TurnContext table, AnswerParser ear, AnswerMatcher answers) {
  static QuestionFit of(TurnContext table, AnswerParser ear) {
    var zone = table.facts.zone();
    return new QuestionFit(
        table,
        ear,
        new AnswerMatcher(
            new AnswerType.Context(
                ear,
                table.now.atZone(zone).toLocalDate(),
                zone,
                table.facts.employers(),
                table.facts.places())));
  }

  AnswerFit of(Open open, ParsedInput heard) {
    var rows = open.run().waiting().shown();
    if (givesUp(open, heard) && open.ask().type().get() instanceof AnswerType.Choice choice) {
      return AnswerMatcher.row(choice, rows.getFirst(), Grade.SURE);
    }
    AnswerFit fit =
        answers.fit(
            open.ask(),
            open.walk().words(open.ask()),
            heard,
            new QuestionWriter(table, open.walk()).labels(open.ask(), rows));
    return fit instanceof AnswerFit.Miss
        ? new Mentions(table, open.walk()).employed(open.ask(), heard).orElse(fit)
        : fit;
  }

  /// Whether it says to give back the one place that was shown: "yes, cancel it".
  boolean givesUp(Open open, ParsedInput heard) {
    return open.run().waiting().shown().size() == 1
        && open.ask().type().orElse(null) instanceof AnswerType.Choice
        && new RosterFlows(table.sets.current())
            .giving()
            .filter(open.walk().top().flow::equals)
            .isPresent()
        && ear.places().held().agreesToGiveUp(heard.text());
  }
}
