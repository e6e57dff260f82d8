package org.turnout.people;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;

/// A standing membership of a person in a local.
public record Membership(
    long id, long localId, OptionalLong siteId, Optional<String> memberNumber, LocalDate since) {
  @Override
  public String toString() {
    return "Membership[" + id + "]";
  }
}
