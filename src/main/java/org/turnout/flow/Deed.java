package org.turnout.flow;

import java.util.Map;
import java.util.Set;

/// What an act step asks of the records, before its expressions are worked out. Each kind has its
/// own outcomes.
public sealed interface Deed {
  /// Hands in a form.
  record Submit(String form, Map<String, Expression> fields) implements Deed {}

  /// Takes a form back.
  record Withdraw(String form) implements Deed {}

  /// Takes a place on a roster; `as` names the answer with the duty, if any.
  record Reserve(String roster, Expression place, Expression duty) implements Deed {}

  /// Gives a place, or a place in line, back.
  record Release(String roster, Expression place) implements Deed {}

  /// Stands in line for a place.
  record Waitlist(String roster, Expression place) implements Deed {}

  /// Every outcome this deed can have; the flow must answer each, but a lone outcome may go on to
  /// the next step.
  default Set<Outcome> outcomes() {
    return switch (this) {
      case Submit _ -> Set.of(Outcome.RECORDED, Outcome.ALREADY);
      case Withdraw _ -> Set.of(Outcome.WITHDRAWN, Outcome.NONE);
      case Reserve _ -> Set.of(Outcome.GOT_IT, Outcome.FULL, Outcome.CLASH, Outcome.NOT_YET);
      case Release _ -> Set.of(Outcome.RELEASED, Outcome.NONE);
      case Waitlist _ -> Set.of(Outcome.IN_LINE);
    };
  }
}
