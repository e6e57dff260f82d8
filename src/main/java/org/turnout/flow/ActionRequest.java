package org.turnout.flow;

import java.util.Map;
import java.util.Optional;

/// What a turn needs from the records before it can be finished. Carried out in the turn's
/// transaction, under the row lock of what it touches; the person is the turn's own.
public sealed interface ActionRequest {
  /// The rows of a list: `found` with rows, or `none`.
  record Look(String list, Map<String, Value> matching, Optional<String> sort)
      implements ActionRequest {}

  /// An action with everything that it is given.
  ///
  /// @param about the form or the roster
  /// @param values what it is given: under the names of its [Parameters], or the fields of its form
  /// @param wording the exact text that the person was shown and agreed to
  /// @param language the language of the wording, else the person's
  record Act(
      Action action,
      String about,
      Map<String, Value> values,
      Optional<String> wording,
      String language)
      implements ActionRequest {
    public Act {
      values = Map.copyOf(values);
    }

    /// One of the values in plain words, if it was given.
    public Optional<String> word(String name) {
      return Optional.ofNullable(values.get(name)).map(Value::plain);
    }

    /// One of the values that the action can't do without, in plain words.
    ///
    /// @throws IllegalStateException it was not given: the engine makes no such request
    public String subject(String name) {
      return word(name)
          .orElseThrow(() -> new IllegalStateException(action.verb() + " without " + name));
    }
  }
}
