package org.turnout.flow;

import java.util.ArrayList;
import java.util.Optional;
import org.turnout.flow.Conversation.Frame;
import org.turnout.flow.Conversation.Run;

/// Moves a run that is on a renamed step to the version that says so. Every other run finishes on
/// the version it began on.
final class StepRenames {
  private StepRenames() {}

  /// The run on the current version; empty unless its step was renamed there and the whole way to
  /// it still exists.
  static Optional<Run> along(Run run, FlowSet current) {
    if (run.version().equals(current.hash())) {
      return Optional.empty();
    }
    var frames = new ArrayList<Frame>();
    boolean renamed = false;
    for (Frame frame : run.frames()) {
      Flow flow = current.flows().get(frame.flow());
      if (flow == null) {
        return Optional.empty();
      }
      String now = flow.renamed().getOrDefault(frame.step(), frame.step());
      renamed |= !now.equals(frame.step());
      if (!flow.steps().containsKey(now)) {
        return Optional.empty();
      }
      var trail =
          frame.trail().stream()
              .map(path -> flow.renamed().getOrDefault(path, path))
              .filter(flow.steps()::containsKey)
              .toList();
      frames.add(new Frame(frame.flow(), now, frame.answers(), trail));
    }
    return renamed
        ? Optional.of(
            new Run(current.hash(), frames, run.waiting(), run.turns(), run.paused(), run.said()))
        : Optional.empty();
  }
}
