package org.turnout.flow;

import java.util.List;
import java.util.stream.Stream;
import org.turnout.flow.Conversation.Offer;
import org.turnout.flow.FlowRuns.Open;
import org.turnout.language.AnswerParser;
import org.turnout.language.Grade;

/// The answer to a first question that was not put: that of a flow which was just offered, or which
/// a lone count may be for.
record OfferedFlow(TurnContext table, FlowRuns runs, AnswerParser ear, FlowStarter starter) {
  /// Begins the one flow that was just offered when the text answers its first question: "ok send
  /// me 8", "Jocelyn Kapule po". It is as if its keyword came before the text, so that what is
  /// signed is shown, and a name asked back.
  boolean answered(Offer offer, ParsedInput heard, AnswerMatcher answers) {
    if (!(offer instanceof Offer.Menu(var flows, _, _))
        || flows.size() != 1
        || heard.hasMedia()
        || !SystemLists.isAlive(offer, table.now)) {
      return false;
    }
    Flow flow = table.sets.current().flows().get(flows.getFirst());
    Open first = flow == null || starter.isClosed(flow) ? null : runs.first(flow);
    if (flow == null || first == null || !answers(first, heard, answers)) {
      return table.stuck();
    }
    starter.begin(flow.name(), new SystemLists(table, runs).keyword(flow) + " " + heard.text());
    return true;
  }

  /// Whether it answers the question, and says nothing else. Where any words are an answer, and at
  /// a yes or no, which is for the offer, nothing is plain.
  private boolean answers(Open first, ParsedInput heard, AnswerMatcher answers) {
    return switch (first.ask().type().orElse(null)) {
      case AnswerType.Number _ -> ear.isWantedCount(heard.text());
      case AnswerType.Name _, AnswerType.Choice _ ->
          new ToldFlows(table, runs, ear, starter.keywords(), answers, List.of()).fit(first, heard)
                  instanceof AnswerFit.Answer answer
              && answer.grade() == Grade.SURE;
      case null, default -> false;
    };
  }

  /// A count that is wanted, and nothing said of what: the flow that begins with a number may be
  /// meant, which is asked.
  boolean wantsCount(ParsedInput heard) {
    if (!ear.isWantedCount(heard.text()) || !ear.asks(heard.text())) {
      return false;
    }
    for (Flow flow : inMenu()) {
      Open first = runs.first(flow);
      if (table.stuck()) {
        return true;
      }
      if (first != null && first.ask().type().orElse(null) instanceof AnswerType.Number) {
        new KeywordLanguage(table).tell(heard, () -> starter.passOn(List.of(flow), heard));
        return true;
      }
    }
    return false;
  }

  /// The flows that MENU leads to.
  private List<Flow> inMenu() {
    var flows = table.sets.current().flows();
    Flow menu = flows.get("menu");
    return menu == null
        ? List.of()
        : menu.steps().values().stream()
            .flatMap(step -> step instanceof Step.Run run ? Stream.of(run.flow()) : Stream.empty())
            .sorted()
            .map(flows::get)
            .filter(flow -> flow != null && !starter.isClosed(flow))
            .toList();
  }
}
