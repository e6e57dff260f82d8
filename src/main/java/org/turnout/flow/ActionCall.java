package org.turnout.flow;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// An action as one step of a flow calls it, before its expressions are worked out.
///
/// @param about the form or the roster
/// @param values what it is given, under the names of its [Parameters] or the fields of its form
public record ActionCall(Action action, String about, Map<String, Expression> values) {
  public ActionCall {
    values = Map.copyOf(values);
  }

  /// What is at stake. A form without a text that is signed is an order, which can be corrected.
  ///
  /// @param wordings the names of the filed texts
  Action.Stake stake(Set<String> wordings) {
    return action.parameters() instanceof Parameters.FilledForm && !wordings.contains(about)
        ? Action.Stake.MIDDLE
        : action.stake();
  }

  /// The request that the records can carry out; empty when what it is about is not set.
  Optional<ActionRequest> request(NameScope scope, String language) {
    return switch (action.parameters()) {
      case Parameters.FormName _, Parameters.RosterName _ ->
          Optional.of(new ActionRequest.Act(action, about, Map.of(), Optional.empty(), language));
      case Parameters.FilledForm _ -> {
        var shown = Optional.ofNullable(scope.shown(about));
        yield Optional.of(
            new ActionRequest.Act(
                action,
                about,
                given(scope),
                shown.map(NameScope.Filed::text),
                shown.map(NameScope.Filed::language).orElse(language)));
      }
      case Parameters.OnRoster(var subject, var _) -> {
        var given = given(scope);
        given.replaceAll((_, value) -> new Value.Text(value.word()));
        yield given.containsKey(subject)
            ? Optional.of(new ActionRequest.Act(action, about, given, Optional.empty(), language))
            : Optional.empty();
      }
    };
  }

  private Map<String, Value> given(NameScope scope) {
    var given = new HashMap<String, Value>();
    values.forEach((name, from) -> from.value(scope).ifPresent(value -> given.put(name, value)));
    return given;
  }
}
