package org.turnout.conversation;

import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.turnout.flow.ActionRequest;
import org.turnout.flow.ActionResult;
import org.turnout.people.Contact;

/// Carries out one kind of action in the turn's transaction, under the row lock of what it touches.
/// Others who must be told of it are found by the rounds.
public interface ActionExecutor {
  /// @param now campaign time
  ActionResult carryOut(Handle handle, ActionRequest.Act act, Contact who, Instant now);
}
