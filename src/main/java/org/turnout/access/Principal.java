package org.turnout.access;

import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.turnout.audit.Actor;
import org.turnout.postgres.Database;

/// Somebody who asks a service for something, through whatever door: who they are for the record,
/// and what they may do.
public record Principal(Actor actor, Role role) {
  /// Somebody at a shell of our own machine. They can read the records anyway.
  public static Principal operator(Actor actor) {
    return new Principal(actor, Role.ADMIN);
  }

  /// Whether they may do that.
  public boolean may(Permission act) {
    return role.may(act);
  }

  /// Does the work in one transaction, if their role allows it.
  public <T> ServiceResult<T> transact(
      Database database, Permission needed, Function<Handle, ServiceResult<T>> work) {
    return may(needed) ? database.inTransaction(work) : new ServiceResult.NotAllowed<>(needed);
  }
}
