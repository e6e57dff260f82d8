package org.turnout.blast.plan;

import java.util.List;
import org.turnout.problem.Problem;

/// The result of planning.
public sealed interface PlanOutcome {
  /// A run is in the records, frozen, and can be approved by its hash.
  record Planned(long runId, int number, String hash, PlanTotals totals) implements PlanOutcome {}

  /// Nothing was kept.
  record Refused(List<Problem> problems) implements PlanOutcome {
    public Refused {
      problems = List.copyOf(problems);
    }
  }
}
