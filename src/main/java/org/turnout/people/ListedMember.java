package org.turnout.people;

import java.util.List;
import java.util.Optional;

/// One member as a local's list has them, checked.
///
/// @param consent what the local has on record for the number
/// @param tags words of the local's own, for audiences
public record ListedMember(
    long localId,
    String number,
    String name,
    Optional<PhoneNumber> phone,
    Optional<Long> siteId,
    Optional<String> language,
    Optional<String> zip,
    OnRecord consent,
    List<String> tags) {
  /// A local's record of consent: in writing, given on a form, or nothing.
  public enum OnRecord {
    WRITTEN,
    GIVEN,
    NONE
  }

  public ListedMember {
    tags = List.copyOf(tags);
  }

  /// Never the name or the number.
  @Override
  public String toString() {
    return "ListedMember";
  }
}
