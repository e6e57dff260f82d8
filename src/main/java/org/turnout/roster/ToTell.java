package org.turnout.roster;

import java.time.Instant;
import java.util.Optional;
import org.turnout.flow.MemberText;
import org.turnout.flow.Value;

/// Somebody other than the one who writes must be told; a service text, or a call.
public sealed interface ToTell {
  /// A reminder of a place that somebody holds.
  ///
  /// @param roster what the roster says, and how it says where people meet
  record Reminded(long personId, Value.Row place, MemberText text, RosterTexts roster)
      implements ToTell {}

  /// What ours have done with somebody's place.
  ///
  /// @param id of the news
  /// @param held whether they had the place, or only waited for it
  /// @param begins when the place begins
  record News(
      long id,
      long personId,
      RosterNews kind,
      boolean held,
      Value.Row place,
      Instant begins,
      long siteId)
      implements ToTell {}

  /// Somebody who holds a place gets no more texts: the captain, or the local, should call them.
  record PleaseCall(
      long personId, String roster, Value.Row place, Optional<String> captainPhone, long siteId)
      implements ToTell {}
}
