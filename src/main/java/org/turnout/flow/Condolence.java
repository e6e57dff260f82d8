package org.turnout.flow;

import java.util.Optional;
import org.turnout.language.AnswerParser;
import org.turnout.language.Aside;
import org.turnout.language.SystemText;

/// Somebody has lost a person. No question is answered by that: we say that we are sorry, and a
/// person reads it. The question stays open.
record Condolence(TurnContext table, FlowRuns runs, AnswerParser ear, FlowKeywords keywords) {
  boolean said(ParsedInput heard) {
    if (!table.parts.languages().grieves(heard.text())) {
      return false;
    }
    table.trace("grief");
    table.does(new Effect.HandOver("grief"));
    new KeywordLanguage(table).tell(heard, () -> condole(heard));
    return true;
  }

  private void condole(ParsedInput heard) {
    table.says(SystemText.CONDOLENCE);
    givingBack(heard)
        .ifPresentOrElse(
            flow -> new SystemLists(table, runs).offer(flow, heard),
            () -> table.says(isOfAnother(heard) ? SystemText.OTHER_PHONE : SystemText.WILL_READ));
  }

  /// Whether the texts to the phone of the one who died are to end.
  private boolean isOfAnother(ParsedInput heard) {
    return table.parts.languages().aside(heard.text()).filter(Aside.PHONE::equals).isPresent();
  }

  /// The flow that the text names, if it is one that gives something back. To offer a shift now
  /// would hurt.
  private Optional<Flow> givingBack(ParsedInput heard) {
    return keywords.requested(heard.text(), ear, table.language()).things().stream()
        .flatMap(
            start -> Optional.ofNullable(table.sets.current().flows().get(start.flow())).stream())
        .filter(flow ->
            flow.steps().values().stream()
                .anyMatch(step ->
                    step instanceof Step.Act act && act.call().action().verb().equals("release")))
        .findFirst();
  }
}
