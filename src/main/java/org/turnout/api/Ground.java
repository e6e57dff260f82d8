package org.turnout.api;

import java.time.Instant;
import java.util.Set;
import java.util.function.Supplier;
import org.turnout.access.Tokens;
import org.turnout.blast.Planner;
import org.turnout.blast.Runs;
import org.turnout.blast.Setup;
import org.turnout.blast.Uncertain;
import org.turnout.conversation.Clocks;
import org.turnout.people.Directory;
import org.turnout.postgres.Database;

/// What the interface stands on.
///
/// @param patient the same records, with time for what takes long
/// @param setup the campaign as its files describe it now
public record Ground(
    Database database,
    Database patient,
    Clocks clocks,
    Tokens tokens,
    Supplier<Setup> setup,
    Runs runs,
    Uncertain uncertain,
    Planner planner) {
  /// Campaign time.
  Instant now() {
    return clocks.campaign().instant();
  }

  Directory directory() {
    return setup.get().directory();
  }

  /// Tags of the campaign's languages.
  Set<String> languages() {
    return Set.copyOf(setup.get().settings().campaign().languages());
  }
}
