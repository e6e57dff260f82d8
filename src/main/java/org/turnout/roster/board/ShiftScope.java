package org.turnout.roster.board;

import java.util.Optional;
import java.util.Set;
import org.turnout.access.Principal;
import org.turnout.people.Directory;
import org.turnout.people.Local;
import org.turnout.people.Site;

/// Whose shifts somebody sees: all, or those at these sites and at the sites of these locals.
///
/// @param everywhere whether it is all
/// @param locals by their slugs
/// @param sites by their slugs
record ShiftScope(boolean everywhere, Set<String> locals, Set<String> sites) {
  ShiftScope {
    locals = Set.copyOf(locals);
    sites = Set.copyOf(sites);
  }

  /// A steward sees the shifts of the locals and sites that they are told for, by the name of their
  /// token.
  static ShiftScope of(Principal who, Directory places) {
    if (who.role().everywhere()) {
      return new ShiftScope(true, Set.of(), Set.of());
    }
    String name = who.actor().name();
    var plan = places.coverage();
    return new ShiftScope(false, plan.localsOf(name), plan.sitesOf(name));
  }

  boolean holds(Site site, Directory places) {
    return everywhere
        || sites.contains(site.slug())
        || local(site, places).filter(local -> locals.contains(local.slug())).isPresent();
  }

  static Optional<Local> local(Site site, Directory places) {
    return places.local(site.localId());
  }
}
