package org.turnout.flow;

import java.util.Optional;
import org.turnout.flow.Conversation.Run;

/// Where a step leads.
sealed interface StepMove {
  /// On to a step; an empty one is the flow's end.
  record To(Optional<String> path) implements StepMove {}

  /// The flow at hand ends, with a label for the reports.
  record Ends(String label) implements StepMove {}

  /// The walk comes to rest.
  record Rests(Rest rest) implements StepMove {}

  /// How a walk comes to rest.
  sealed interface Rest {
    /// The run waits for an answer, or for its time.
    record Waits(Run run) implements Rest {}

    /// The run is over.
    record Over() implements Rest {}

    /// The turn stops until the records have answered.
    record Stuck() implements Rest {}
  }

  Rest OVER = new Rest.Over();
  StepMove STUCK = new Rests(new Rest.Stuck());

  static StepMove waits(Run run) {
    return new Rests(new Rest.Waits(run));
  }
}
