package org.turnout.roster;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.turnout.flow.Value;

/// Whether a row of a list is one that a question asks for.
public final class RowMatcher {
  private RowMatcher() {}

  /// Every named field equals what is wanted. A wanted row means its field of the same name, else
  /// for its id, its name: `day` matches the row of `picket.days` that was chosen.
  public static boolean fits(Value.Row row, Map<String, Value> wanted) {
    return wanted.entrySet().stream()
        .allMatch(entry -> equal(row, entry.getKey(), entry.getValue()));
  }

  private static boolean equal(Value.Row row, String field, Value wanted) {
    @Nullable Value own = row.fields().get(field);
    if (own == null) {
      return false;
    }
    if (wanted instanceof Value.Row(var id, var fields)) {
      return own.equals(fields.get(field))
          || own.equals(fields.get("name"))
          || (own instanceof Value.Row(var ownId, _) && ownId.equals(id))
          || own.equals(new Value.Text(id));
    }
    return (own instanceof Value.Text(var text) && wanted instanceof Value.Text(var other))
        ? text.equalsIgnoreCase(other)
        : own.equals(wanted);
  }
}
