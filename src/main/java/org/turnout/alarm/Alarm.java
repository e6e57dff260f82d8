package org.turnout.alarm;

import java.util.Optional;
import org.jdbi.v3.core.mapper.Nested;
import org.turnout.channel.Address;
import org.turnout.language.Emergency;

/// A member in danger, of whom people of ours are told.
///
/// @param site the slug of the site it is about, if that is known
/// @param local the slug of the member's local, if that is known
/// @param step how many times people were told; the first step has two, each other one
/// @param address where the member wrote from
/// @param name the member's, if we know it
/// @param said what the member wrote
record Alarm(
    long id,
    Emergency kind,
    Optional<String> site,
    Optional<String> local,
    int step,
    @Nested Address address,
    Optional<String> name,
    String said) {
  /// Never the text or the name.
  @Override
  public String toString() {
    return "Alarm[" + id + " " + kind.word() + "]";
  }
}
