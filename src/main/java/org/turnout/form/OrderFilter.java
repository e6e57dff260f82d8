package org.turnout.form;

import java.util.Optional;
import java.util.Set;
import org.turnout.form.Order.State;

/// Which orders. What was taken back is in none of them.
///
/// @param form empty: of every form
/// @param local slug of the local that packs them; empty: of all
public record OrderFilter(Optional<String> form, Optional<String> local, Set<State> states) {
  public OrderFilter {
    states = Set.copyOf(states);
  }

  /// What is still to be packed or sent.
  public static final OrderFilter OPEN =
      new OrderFilter(Optional.empty(), Optional.empty(), Set.of(State.NEW, State.PACKED));
}
