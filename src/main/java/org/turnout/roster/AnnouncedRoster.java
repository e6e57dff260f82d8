package org.turnout.roster;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.turnout.people.Directory;

/// Whether people may be told of a roster's shifts: at a health care employer not before a notice
/// covers one of them, and not after all were called off.
public final class AnnouncedRoster {
  private AnnouncedRoster() {}

  /// Why nobody may be told; empty: they may.
  ///
  /// @param now campaign time
  public static Optional<String> whyClosed(
      Handle handle, Roster roster, Directory directory, Instant now) {
    var ahead = new PlaceStore().ahead(handle, roster.name(), now);
    if (ahead.isEmpty() && !new CallOffs(handle).waiting(roster.name()).isEmpty()) {
      return Optional.of(roster.name() + " is called off");
    }
    var gate = new PlaceGate(handle, roster, directory, now);
    return roster.gate().asksForNotice() && ahead.stream().noneMatch(gate::mayGo)
        ? Optional.of("no notice covers a shift of " + roster.name() + " that is ahead")
        : Optional.empty();
  }
}
