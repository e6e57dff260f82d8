package org.turnout.flow;

import java.util.List;
import java.util.Map;
import org.turnout.flow.FlowRuns.Before;
import org.turnout.language.AnswerParser;

/// Begins the flow that a text asks for: by its keyword, or in a sentence.
record FlowStarter(TurnContext table, FlowRuns runs, AnswerParser ear, FlowKeywords keywords) {
  /// @param text what asked for it besides the keyword
  void start(FlowKeywords.Start start, String text) {
    table.trace("keyword " + start.flow());
    new KeywordLanguage(table).answer(start.language(), () -> begin(start.flow(), text));
  }

  void begin(String name, String text) {
    Flow flow = table.sets.current().flows().get(name);
    if (flow != null) {
      runs.start(flow, Map.of(), Before.PAUSES, text);
      runs.comeBack();
    }
  }

  /// A sentence that names a flow: it starts the one that it asks for; of two it asks which; one
  /// that is only spoken of is offered, and a person reads the text.
  boolean requested(ParsedInput heard) {
    var request = keywords.requested(heard.text(), ear, table.language());
    if (request.things().isEmpty()) {
      return false;
    }
    FlowKeywords.Start first = request.things().getFirst();
    List<Flow> flows =
        request.things().stream()
            .map(FlowKeywords.Start::flow)
            .map(table.sets.current().flows()::get)
            .toList();
    if (!request.asked()) {
      if (table.handsOver("speaks of " + first.flow())) {
        new SystemLists(table, runs).offer(flows.getFirst());
      }
    } else if (flows.size() == 1) {
      table.parts.languages().within(heard.text(), ear).ifPresent(it -> table.speak(it.tag()));
      start(first, heard.text());
    } else {
      new KeywordLanguage(table)
          .answer(first.language(), () -> new SystemLists(table, runs).whichFlow(heard, flows));
    }
    return true;
  }
}
