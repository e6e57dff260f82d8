package org.turnout.flow;

import java.util.List;
import java.util.Map;

/// What the records said: stored in the turn, so that a replay needs no records.
///
/// @param outcome the outcome's word: of the action, or `found` and `none` for a look-up
/// @param values names the branch may use in its texts: `line` (`{line.next}`), `mine`
///   (`{mine.day}`)
/// @param rows the rows of a look-up
public record ActionResult(String outcome, Map<String, Value> values, List<Value.Row> rows) {
  public ActionResult {
    values = Map.copyOf(values);
    rows = List.copyOf(rows);
  }

  /// An outcome with nothing more to say.
  public static ActionResult of(Outcome outcome) {
    return of(outcome, Map.of());
  }

  /// An outcome with the rows it brings.
  public static ActionResult of(Outcome outcome, Map<String, Value> values) {
    return new ActionResult(outcome.word(), values, List.of());
  }

  /// What a look-up found.
  public static ActionResult rows(List<Value.Row> rows) {
    return new ActionResult(rows.isEmpty() ? "none" : "found", Map.of(), rows);
  }
}
