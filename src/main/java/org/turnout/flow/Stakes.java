package org.turnout.flow;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What depends on an answer: everything that is done before the person is asked again.
final class Stakes {
  private Stakes() {}

  /// Whether something that must not be taken wrongly is done between here and the next question: a
  /// consent, a signature, a place.
  ///
  /// @param path where the answer leads
  static boolean high(FlowSet set, Flow flow, Optional<String> path) {
    var seen = new HashSet<String>();
    var ahead = new ArrayDeque<Map.Entry<Flow, String>>();
    path.ifPresent(first -> ahead.add(Map.entry(flow, first)));
    while (!ahead.isEmpty()) {
      var here = ahead.remove();
      Step step = here.getKey().steps().get(here.getValue());
      if (step == null || !seen.add(here.getKey().name() + "/" + here.getValue())) {
        continue;
      }
      if (high(step)) {
        return true;
      }
      if (step instanceof Step.Run run) {
        Optional.ofNullable(set.flows().get(run.flow()))
            .ifPresent(within -> ahead.add(Map.entry(within, within.start())));
      }
      next(step).forEach(next -> ahead.add(Map.entry(here.getKey(), next)));
    }
    return false;
  }

  private static boolean high(Step step) {
    return switch (step) {
      case Step.Subscribe _, Step.Unsubscribe _ -> true;
      case Step.Act act -> act.call().action().stake() == Action.Stake.HIGH;
      case Step.Say _,
          Step.Ask _,
          Step.Check _,
          Step.Remember _,
          Step.Notify _,
          Step.HandOver _,
          Step.Run _,
          Step.Wait _,
          Step.End _,
          Step.BackTo _ ->
          false;
    };
  }

  /// Where a step may lead without another word of the person's.
  private static Stream<String> next(Step step) {
    return switch (step) {
      case Step.Say say -> say.next().stream();
      case Step.Act act -> Stream.concat(act.outcomes().values().stream(), act.next().stream());
      case Step.Check check -> Stream.concat(check.then().stream(), check.otherwise().stream());
      case Step.Remember remember -> remember.next().stream();
      case Step.Subscribe subscribe -> subscribe.next().stream();
      case Step.Unsubscribe unsubscribe -> unsubscribe.next().stream();
      case Step.Notify notify -> notify.next().stream();
      case Step.HandOver handOver -> handOver.next().stream();
      case Step.Run run -> run.next().stream();
      case Step.Ask _, Step.Wait _, Step.End _, Step.BackTo _ -> Stream.empty();
    };
  }
}
