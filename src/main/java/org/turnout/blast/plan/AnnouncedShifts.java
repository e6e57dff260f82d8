package org.turnout.blast.plan;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Whether a text to many may speak of a roster's shifts now.
@FunctionalInterface
public interface AnnouncedShifts {
  /// Nothing is known of rosters: any text may.
  AnnouncedShifts ANY = (_, _, _) -> Optional.empty();

  /// Why not; empty: it may.
  Optional<String> whyNot(Handle handle, String roster, Instant now);
}
