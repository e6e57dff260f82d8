package org.turnout.flow;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.turnout.language.AnswerParser;
import org.turnout.language.Led;

/// The flows that a count is for when a text speaks of one that was ordered before.
record MoreOrLess(TurnContext table, AnswerParser ear) {
  private static final String CHANGE = "change";

  /// The flow that changes a count on record, and the count that a text wants: "can my 15 be 20".
  Optional<Led<List<FlowKeywords.Start>>> changed(String text) {
    return ear.counts()
        .changed(text)
        .flatMap(count ->
            first(MoreOrLess::changes)
                .map(flow ->
                    new Led<>(
                        List.of(new FlowKeywords.Start(flow.name(), table.language())),
                        count.toString())));
  }

  /// The flow that orders a number of something.
  Optional<Flow> orders() {
    return first(flow -> !changes(flow) && acts(flow));
  }

  private Optional<Flow> first(Predicate<Flow> which) {
    return table.sets.current().flows().values().stream()
        .filter(flow -> !flow.keywords().isEmpty() && isCounted(flow))
        .filter(which)
        .min(Comparator.comparing(Flow::name));
  }

  private static boolean isCounted(Flow flow) {
    return flow.step(flow.start()) instanceof Step.Ask ask
        && ask.type().filter(AnswerType.Number.class::isInstance).isPresent();
  }

  private static boolean acts(Flow flow) {
    return flow.steps().values().stream().anyMatch(Step.Act.class::isInstance);
  }

  private static boolean changes(Flow flow) {
    return flow.steps().values().stream()
        .anyMatch(
            step -> step instanceof Step.Act act && act.call().action().verb().equals(CHANGE));
  }
}
