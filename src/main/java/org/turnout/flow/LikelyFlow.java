package org.turnout.flow;

import java.util.Optional;
import java.util.stream.Stream;
import org.turnout.flow.FlowRuns.Open;
import org.turnout.language.AnswerParser;
import org.turnout.language.SystemText;

/// The flow that a text most likely asks for, though no word of one does: by the examples.
record LikelyFlow(
    TurnContext table,
    FlowRuns runs,
    AnswerParser ear,
    FlowKeywords keywords,
    FlowStarter starter) {
  /// Fewer words at a question are a try at it.
  private static final int FEWEST_WORDS = 4;

  /// A text in which no word of a flow asks for it, but which is like what people write who want
  /// one: it begins, or is offered while a person reads the text. What gives a place up is only
  /// offered: "dave cant make it monday".
  boolean begins(ParsedInput heard) {
    if (examples().isOfDanger(heard.text())) {
      new KeywordLanguage(table)
          .tell(heard, () -> table.passesOnAs("emergency?: like one", SystemText.MAYBE_DANGER));
      return true;
    }
    var wanted = examples().wanted(heard.text());
    Flow flow = wanted.map(it -> table.sets.current().flows().get(it.flow())).orElse(null);
    if (flow == null) {
      return false;
    }
    var places = new RosterFlows(table.sets.current());
    boolean givesUp =
        Stream.of(places.giving(), places.swapping())
            .flatMap(Optional::stream)
            .anyMatch(flow::equals);
    boolean complains = keywords.requested(heard.text(), ear, table.language()).aside().complains();
    boolean tells = complains && !givesUp && wanted.get().plain() && runs.first(flow) == null;
    if (table.stuck()) {
      return true; // the turn comes by again with the rows
    }
    if (complains && !tells) {
      return false; // "i dont want any stickers"
    }
    table.trace("like the examples of " + flow.name());
    boolean plain = wanted.get().plain() && !givesUp;
    new KeywordLanguage(table)
        .tell(
            heard,
            () -> {
              if (!plain) {
                starter.offer(flow, heard);
                return;
              }
              if (complains && table.handsOver("complains of " + flow.name())) {
                table.says(SystemText.WILL_READ);
              }
              starter.begin(flow.name(), heard.text());
            });
    return true;
  }

  /// The same at a question that the text does not answer: only what is plain begins, and nothing
  /// that is about the same form or roster, since the text may be a try at the question.
  ///
  /// @param newest the question
  boolean begins(ParsedInput heard, Open newest) {
    if (examples().isOfDanger(heard.text())) {
      return begins(heard);
    }
    var wanted = examples().wanted(heard.text()).filter(FlowExamples.Wanted::plain);
    Flow flow = wanted.map(it -> table.sets.current().flows().get(it.flow())).orElse(null);
    Flow open = newest.walk().outermost();
    return flow != null
        && heard.words().split(" ").length >= FEWEST_WORDS
        && !flow.name().equals(open.name())
        && (flow.form().isEmpty() || !flow.form().equals(open.form()))
        && (flow.roster().isEmpty() || !flow.roster().equals(open.roster()))
        && begins(heard);
  }

  private FlowExamples examples() {
    return table.parts.lexicons().of(table.sets.current()).examples(table.parts.languages());
  }
}
