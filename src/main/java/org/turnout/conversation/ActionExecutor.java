package org.turnout.conversation;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.turnout.flow.ActionRequest;
import org.turnout.flow.ActionResult;
import org.turnout.people.Contact;
import org.turnout.roster.ToTell;

/// Carries out one kind of action in the turn's transaction, under the row lock of what it touches.
public interface ActionExecutor {
  /// @param now campaign time
  /// @param toTell others who must be told because of it; grows
  ActionResult carryOut(
      Handle handle, ActionRequest.Act act, Contact who, Instant now, List<ToTell> toTell);

  /// Most actions concern nobody but the person.
  interface Silent {
    ActionResult carryOut(Handle handle, ActionRequest.Act act, Contact who, Instant now);
  }

  /// An action of which nobody else is told.
  static ActionExecutor silent(Silent executor) {
    return (handle, act, who, now, _) -> executor.carryOut(handle, act, who, now);
  }
}
