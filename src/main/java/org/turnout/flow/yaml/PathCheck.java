package org.turnout.flow.yaml;

import org.turnout.flow.Step;
import org.turnout.problem.Problems;

/// Steps that nothing leads to, steps that lead nowhere, and circles in which nobody is asked.
final class PathCheck implements BundleChecker.Check {
  @Override
  public void check(FlowSetReader.Read read, Problems problems) {
    read.whole().forEach(flow -> check(flow, problems));
  }

  private static void check(ReadFlow flow, Problems problems) {
    var graph = flow.graph();
    var reachable = graph.reachable();
    var ending = graph.ending();
    boolean looped = false;
    boolean lost = false;
    for (var path : flow.paths()) {
      var place = flow.placeOf(path);
      if (!reachable.contains(path)) {
        if (!lost) {
          problems.error(
              place,
              "unreachable-step",
              "nothing leads to step '" + path + "'",
              "lead to it with 'go to: " + path + "', or take it out");
        }
        lost = true;
      } else if (graph.loopsWithoutWait(path)) {
        if (!looped) {
          problems.error(
              place,
              "loop-without-wait",
              "step '" + path + "' comes back to itself without asking anything",
              "ask something in between, or end it");
        }
        looped = true;
      } else if (!ending.contains(path)) {
        problems.error(
            place,
            "dead-end",
            "from step '" + path + "' the flow never comes to an end",
            "give one of the answers another way out");
      }
      unasked(flow, path, problems);
    }
  }

  /// A question that can be misunderstood for ever without a word of its own is fine (the engine
  /// gives up); one that ends silently on `if expired` is the author's wish.
  private static void unasked(ReadFlow flow, String path, Problems problems) {
    if (flow.flow().step(path) instanceof Step.Say
        && flow.texts().stream()
            .anyMatch(text ->
                text.path().equals(path)
                    && text.role().equals("say")
                    && text.language().equals("en")
                    && text.words().strip().endsWith("?")
                    && flow.graph().from(path).stream().allMatch(edge -> edge.to().isEmpty()))) {
      problems.warning(
          flow.placeOf(path),
          "question-not-asked",
          "this text ends with a question, but nobody waits for the answer",
          "use 'ask:' with 'answers:'");
    }
  }
}
