package org.turnout.console;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.turnout.blast.plan.PlanOutcome;
import org.turnout.problem.Problem;

/// One plan on its way.
///
/// @param version the text that is planned; empty for none
/// @param people looked at so far
public record PlanInProgress(
    Optional<String> version, AtomicInteger people, CompletableFuture<PlanOutcome> outcome) {
  PlanInProgress(Optional<String> version) {
    this(version, new AtomicInteger(), new CompletableFuture<>());
  }

  boolean over() {
    return outcome.isDone();
  }

  /// What is wrong, when the plan was refused.
  public List<Problem> problems() {
    return over() && outcome.join() instanceof PlanOutcome.Refused(var problems)
        ? problems
        : List.of();
  }
}
