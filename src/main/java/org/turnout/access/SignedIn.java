package org.turnout.access;

import org.turnout.audit.Actor;

/// Somebody whose token is good right now.
///
/// @param token the row of the token, never the token
/// @param name the person, as colleagues call them
public record SignedIn(long token, String name, Role role) {
  /// Whether they may do that.
  public boolean may(Permission act) {
    return role.may(act);
  }

  /// Who acts, for the record.
  ///
  /// @param through `console` or `api`
  public Actor actor(String through) {
    return new Actor(name, through);
  }

  /// The same for services, which check the role themselves.
  ///
  /// @param through `console` or `api`
  public Principal principal(String through) {
    return new Principal(actor(through), role);
  }
}
