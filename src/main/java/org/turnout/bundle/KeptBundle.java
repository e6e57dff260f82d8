package org.turnout.bundle;

import java.time.Instant;
import java.util.Optional;

/// A bundle that is served, or was.
///
/// @param storedAt when it became the current one (machine time)
/// @param storedBy the node that brought it
/// @param replacedAt since when another one is current; empty for the current one
public record KeptBundle(
    String hash, Instant storedAt, String storedBy, Optional<Instant> replacedAt) {
  public boolean current() {
    return replacedAt.isEmpty();
  }

  /// The beginning of the hash, which is enough to name it.
  public String shortHash() {
    return FileBundle.shorten(hash);
  }
}
