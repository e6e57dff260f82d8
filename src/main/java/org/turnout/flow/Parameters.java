package org.turnout.flow;

import java.util.Map;

/// What an action takes. A closed set: the reader and the engine know each shape.
public sealed interface Parameters {
  /// A form by its name: `withdraw: petition`.
  record FormName() implements Parameters {}

  /// A form by its name, with `fields:` filled in. The person agrees to the form's wording as this
  /// run has shown it.
  ///
  /// @param whole whether it needs every field that the form needs
  record FilledForm(boolean whole) implements Parameters {}

  /// A roster by its name: `offered: picket`.
  record RosterName() implements Parameters {}

  /// Something on the flow's own roster: `reserve: shift`. The action can't do without it.
  ///
  /// @param subject the name under which the action finds it: `place`
  /// @param more further keys of the block that may be missing, each with its name in the action:
  ///   `as` to `duty`
  record OnRoster(String subject, Map<String, String> more) implements Parameters {
    public OnRoster {
      more = Map.copyOf(more);
    }
  }
}
