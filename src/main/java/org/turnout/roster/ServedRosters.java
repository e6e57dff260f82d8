package org.turnout.roster;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.turnout.access.Permission;
import org.turnout.access.Principal;
import org.turnout.access.ServiceResult;
import org.turnout.people.Directory;
import org.turnout.people.Site;
import org.turnout.postgres.Database;
import org.turnout.problem.DidYouMean;

/// The rosters as they are served now, with their records: what every service on them begins with.
///
/// @param campaign campaign time
/// @param byName name to roster
public record ServedRosters(
    Database database,
    InstantSource campaign,
    Supplier<Map<String, Roster>> byName,
    Supplier<Directory> directory) {
  /// Campaign time, now.
  public Instant now() {
    return campaign.instant();
  }

  /// The sites and locals, now.
  public Directory places() {
    return directory.get();
  }

  /// The names of all of them, in order.
  public List<String> names() {
    return byName.get().keySet().stream().sorted().toList();
  }

  /// A roster as its file says it now.
  public Optional<Roster> roster(String name) {
    return Optional.ofNullable(byName.get().get(name));
  }

  /// Does something with a roster in one transaction, for somebody who may; a wrong name is not
  /// found.
  public <T> ServiceResult<T> at(
      Principal who,
      Permission needed,
      String name,
      BiFunction<Handle, Roster, ServiceResult<T>> act) {
    return roster(name)
        .map(roster -> who.transact(database, needed, handle -> act.apply(handle, roster)))
        .orElseGet(() -> unknown("roster", name, names()));
  }

  /// There is no such site.
  <T> ServiceResult<T> unknownSite(String slug) {
    return unknown("site", slug, places().sites().stream().map(Site::slug).toList());
  }

  /// There is none of that name; one that is nearly the same is suggested.
  public static <T> ServiceResult<T> unknown(String what, String name, Collection<String> known) {
    return new ServiceResult.NotFound<>(
        "there is no " + what + " '" + name + "'", DidYouMean.hint(name, known));
  }
}
