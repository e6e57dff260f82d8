package org.turnout.member;

import java.util.Map;
import java.util.Optional;

/// What an organizer may correct of a member; what is empty stays. Consent is not among it, and no
/// phone moves.
///
/// @param site slug or name
public record MemberEdit(
    Optional<String> name, Optional<String> site, Optional<String> language, Optional<String> zip) {
  /// Column to its text, blank ones left out.
  Map<String, String> cells() {
    return MemberCells.filled(Map.of("name", name, "site", site, "language", language, "zip", zip));
  }

  /// Who this is stays out of logs.
  @Override
  public String toString() {
    return "MemberEdit";
  }
}
