package org.turnout.flow;

import org.turnout.flow.FlowRuns.Open;
import org.turnout.language.AnswerParser;

/// How a text fits an open question of this turn.
record QuestionFit(TurnContext table, AnswerMatcher answers) {
  static QuestionFit of(TurnContext table, AnswerParser ear) {
    var zone = table.facts.zone();
    return new QuestionFit(
        table,
        new AnswerMatcher(
            new AnswerType.Context(
                ear, table.now.atZone(zone).toLocalDate(), zone, table.facts.employers())));
  }

  AnswerFit of(Open open, ParsedInput heard) {
    var rows = open.run().waiting().shown();
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
}
