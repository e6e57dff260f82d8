package org.turnout.flow.yaml;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.turnout.flow.Parameters;
import org.turnout.flow.Step;
import org.turnout.problem.Problems;

/// Who has handed in a form that each person hands in once is told so before all questions, not
/// after them.
final class OnceCheck implements BundleChecker.Check {
  @Override
  public void check(FlowSetReader.Read read, Problems problems) {
    var forms = read.bundle().catalog().forms();
    for (var flow : read.whole()) {
      for (var path : flow.paths()) {
        if (flow.flow().step(path) instanceof Step.Act act
            && act.call().action().parameters() instanceof Parameters.FilledForm(var whole)
            && whole
            && once(forms.get(act.call().about()))
            && !flow.keywords().isEmpty() // else the flow that runs it may have looked
            && asksFirst(flow, path, act.call().about())) {
          problems.note(
              flow.placeOf(path),
              "told-late",
              "somebody who has handed in '"
                  + act.call().about()
                  + "' before answers every question and is told here that it counts once",
              "begin the flow with 'earlier: " + act.call().about() + "'");
        }
      }
    }
  }

  private static boolean once(FlowCatalog.@Nullable Form form) {
    return form != null && form.once();
  }

  /// Whether a question can come before this step without a look at what was handed in before.
  private static boolean asksFirst(ReadFlow flow, String path, String form) {
    record Place(String path, boolean asked) {}
    var start = new Place(flow.flow().start(), false);
    var seen = new HashSet<>(Set.of(start));
    var todo = new ArrayDeque<>(List.of(start));
    while (!todo.isEmpty()) {
      var here = todo.remove();
      if (here.path().equals(path) && here.asked()) {
        return true;
      }
      var step = flow.flow().steps().get(here.path());
      if (step != null && !looks(step, form)) {
        boolean asked = here.asked() || step instanceof Step.Ask;
        flow.graph().from(here.path()).stream()
            .flatMap(edge -> edge.to().stream())
            .map(next -> new Place(next, asked))
            .filter(seen::add)
            .forEach(todo::add);
      }
    }
    return false;
  }

  private static boolean looks(Step step, String form) {
    return step instanceof Step.Act act
        && act.call().action().parameters() instanceof Parameters.FormName
        && act.call().about().equals(form);
  }
}
