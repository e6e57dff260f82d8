package org.turnout.member;

import java.util.Map;
import java.util.Optional;

/// A member to be added, as one row of a local's list.
///
/// @param local its slug
/// @param number the local's own number for them
/// @param site slug or name
/// @param consent what the local has on record for the phone: `written`, `given` or `none`
public record NewMember(
    String local,
    String number,
    String name,
    Optional<String> phone,
    Optional<String> site,
    Optional<String> language,
    Optional<String> zip,
    Optional<String> consent) {
  /// Column to its text, blank ones left out.
  Map<String, String> cells() {
    return MemberCells.filled(
        Map.of(
            "local", Optional.of(local),
            "member_number", Optional.of(number),
            "name", Optional.of(name),
            "phone", phone,
            "site", site,
            "language", language,
            "zip", zip,
            "consent", consent));
  }

  /// Who this is stays out of logs.
  @Override
  public String toString() {
    return "NewMember";
  }
}
