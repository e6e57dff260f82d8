package org.turnout.blast.plan;

import java.util.Optional;

/// What is to be planned.
///
/// @param version the text that its writer has on the screen: no other is planned; empty for the
///   text as it was last saved
/// @param occasion what one recurrence changes of it
public record PlanTarget(
    String blast, Optional<String> version, Optional<OccurrenceChanges> occasion) {
  /// A blast as it was last saved.
  public static PlanTarget of(String blast) {
    return new PlanTarget(blast, Optional.empty(), Optional.empty());
  }

  /// This text of a blast, and no other.
  public static PlanTarget of(String blast, Optional<String> version) {
    return new PlanTarget(blast, version, Optional.empty());
  }
}
