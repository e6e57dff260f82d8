package org.turnout.conversation;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.turnout.flow.Action;
import org.turnout.flow.ActionRequest;
import org.turnout.flow.ActionResult;
import org.turnout.people.Contact;
import org.turnout.roster.Rosters;

/// Carries out what the engine needs, in the turn's transaction and under the row lock of what it
/// touches. The result is sealed: stored in the turn, it makes the turn replay without records.
public final class Records {
  private final ChoiceLists lists;
  private final Rosters rosters;
  private final Map<Action, ActionExecutor> executors;

  /// @param executors what carries each action out
  public Records(ChoiceLists lists, Rosters rosters, Map<Action, ActionExecutor> executors) {
    this.lists = lists;
    this.rosters = rosters;
    this.executors = Map.copyOf(executors);
  }

  Rosters rosters() {
    return rosters;
  }

  /// What the records say.
  ///
  /// @throws IllegalStateException the request names a list, form, roster or place that is not
  ///   there: flows are checked against them, so this fails that turn only
  public ActionResult carryOut(Handle handle, ActionRequest request, Contact who, Instant now) {
    return switch (request) {
      case ActionRequest.Look look -> lists.look(handle, look, who, now);
      case ActionRequest.Act act -> executor(act.action()).carryOut(handle, act, who, now);
    };
  }

  private ActionExecutor executor(Action action) {
    return Optional.ofNullable(executors.get(action))
        .orElseThrow(() -> new IllegalStateException("nothing carries out " + action.verb()));
  }
}
