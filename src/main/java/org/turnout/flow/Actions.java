package org.turnout.flow;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// The actions that flows may use, in the order of the documentation.
public record Actions(List<Action> all) {
  /// @throws IllegalArgumentException two actions have the same verb
  public Actions {
    all = List.copyOf(all);
    var seen = new HashSet<String>();
    for (Action action : all) {
      if (!seen.add(action.verb())) {
        throw new IllegalArgumentException("two actions are called '" + action.verb() + "'");
      }
    }
  }

  /// The verbs, in order.
  public List<String> verbs() {
    return all.stream().map(Action::verb).toList();
  }

  /// The action of a verb, if it is one.
  public Optional<Action> of(String verb) {
    return all.stream().filter(action -> action.verb().equals(verb)).findFirst();
  }
}
