package org.turnout.console;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.turnout.blast.plan.PlanOutcome;
import org.turnout.problem.Problem;

/// One plan on its way.
///
/// @param people looked at so far
public record PlanInProgress(AtomicInteger people, AtomicReference<Optional<PlanOutcome>> outcome) {
  PlanInProgress() {
    this(new AtomicInteger(), new AtomicReference<>(Optional.empty()));
  }

  boolean over() {
    return outcome.get().isPresent();
  }

  /// What is wrong, when the plan was refused.
  public List<Problem> problems() {
    return outcome.get().orElse(null) instanceof PlanOutcome.Refused(var problems)
        ? problems
        : List.of();
  }
}
