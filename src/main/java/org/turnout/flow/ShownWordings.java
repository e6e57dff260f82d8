package org.turnout.flow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The filed texts that a run has shown. What is signed or agreed to must have been read in the
/// language of the talk, so when that changes in between the text is shown again.
record ShownWordings(FlowRunner walk) {
  /// The texts that were shown in another language and still wait for a signature or a yes, in the
  /// language of the talk: from now on they count as shown in it. Empty when there are none.
  String again() {
    List<String> texts = new ArrayList<>(1);
    for (FrameState level : walk.levels()) {
      for (Map.Entry<String, Value> entry : Map.copyOf(level.answers).entrySet()) {
        String wording =
            entry.getKey().startsWith(NameScope.SHOWN)
                ? entry.getKey().substring(NameScope.SHOWN.length())
                : "";
        NameScope.Filed filed = wording.isEmpty() ? null : walk.scope().filed(wording);
        if (filed != null
            && !filed.language().equals(entry.getValue().plain())
            && isNeeded(level, wording)) {
          level.answers.put(entry.getKey(), new Value.Text(filed.language()));
          texts.add(filed.text().strip());
        }
      }
    }
    return String.join("\n\n", texts);
  }

  /// Whether something that refers to the text lies ahead of where a flow is.
  private static boolean isNeeded(FrameState level, String wording) {
    var seen = new HashSet<String>();
    var ahead = new ArrayDeque<String>(List.of(level.step));
    while (!ahead.isEmpty()) {
      String path = ahead.remove();
      Step step = seen.add(path) ? level.flow.steps().get(path) : null;
      if (step == null) {
        continue;
      }
      if (refersTo(step, wording)) {
        return true;
      }
      Stakes.exits(step).forEach(ahead::add);
    }
    return false;
  }

  private static boolean refersTo(Step step, String wording) {
    Optional<String> about =
        step instanceof Step.Act act
                && act.call().action().parameters() instanceof Parameters.FilledForm
            ? Optional.of(act.call().about())
            : Optional.empty();
    return about.filter(wording::equals).isPresent()
        || (step instanceof Step.Subscribe subscribe && subscribe.wording().equals(wording));
  }
}
