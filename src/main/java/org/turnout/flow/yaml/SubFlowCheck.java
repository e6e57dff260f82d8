package org.turnout.flow.yaml;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.turnout.flow.Flow;
import org.turnout.flow.Step;
import org.turnout.problem.DidYouMean;
import org.turnout.problem.Problems;

/// `run:` names a flow that exists, gives it what it asks for, and never runs itself.
final class SubFlowCheck implements BundleChecker.Check {
  @Override
  public void check(FlowSetReader.Read read, Problems problems) {
    var flows = new HashMap<String, Flow>();
    read.flows().forEach(flow -> flows.put(flow.name(), flow.flow()));
    for (var flow : read.whole()) {
      for (var path : flow.paths()) {
        if (flow.flow().step(path) instanceof Step.Run run
            && (flows.containsKey(run.flow()) || read.isComplete())) {
          check(flow, run, flows, problems);
        }
      }
    }
  }

  private static void check(
      ReadFlow flow, Step.Run run, Map<String, Flow> flows, Problems problems) {
    var place = flow.placeOf(run.path());
    var target = flows.get(run.flow());
    if (target == null) {
      problems.error(
          place,
          "unknown-flow",
          "there is no flow '" + run.flow() + "'",
          DidYouMean.hint(run.flow(), flows.keySet()));
      return;
    }
    for (var given : run.inputs().keySet()) {
      if (!target.inputs().containsKey(given)) {
        problems.error(
            place,
            "wrong-input",
            "flow '" + run.flow() + "' takes no input '" + given + "'",
            DidYouMean.hint(given, target.inputs().keySet()));
      }
    }
    for (var wanted : target.inputs().keySet()) {
      if (!run.inputs().containsKey(wanted)) {
        problems.error(
            place,
            "wrong-input",
            "flow '" + run.flow() + "' needs the input '" + wanted + "'",
            "add it under 'with:'");
      }
    }
    if (runs(run.flow(), flows, new HashSet<>()).contains(flow.name())) {
      problems.error(
          place,
          "flow-runs-itself",
          "flow '" + flow.name() + "' runs itself through '" + run.flow() + "'",
          "use 'go to:' inside one flow");
    }
  }

  private static Set<String> runs(String name, Map<String, Flow> flows, Set<String> seen) {
    var flow = flows.get(name);
    if (flow != null && seen.add(name)) {
      for (var step : flow.steps().values()) {
        if (step instanceof Step.Run run) {
          runs(run.flow(), flows, seen);
        }
      }
    }
    return seen;
  }
}
