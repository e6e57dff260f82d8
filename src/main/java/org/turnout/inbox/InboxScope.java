package org.turnout.inbox;

import java.util.Set;
import org.turnout.access.Principal;
import org.turnout.people.Directory;

/// Whose items somebody sees: everybody's, or those of members of these locals and at these sites.
///
/// @param everywhere whether it is everybody's
/// @param locals by their slugs
/// @param sites by their slugs
record InboxScope(boolean everywhere, Set<String> locals, Set<String> sites) {
  static final InboxScope EVERYWHERE = new InboxScope(true, Set.of(), Set.of());

  InboxScope {
    locals = Set.copyOf(locals);
    sites = Set.copyOf(sites);
  }

  /// A steward sees the items of the locals and sites that they are told for. Which those are is
  /// decided by the name of their token.
  static InboxScope of(Principal who, Directory places) {
    if (who.role().everywhere()) {
      return EVERYWHERE;
    }
    String name = who.actor().name();
    var plan = places.coverage();
    return new InboxScope(false, plan.localsOf(name), plan.sitesOf(name));
  }
}
