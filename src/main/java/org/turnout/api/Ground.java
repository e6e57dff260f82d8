package org.turnout.api;

import java.time.Instant;
import java.util.function.Supplier;
import org.turnout.access.Tokens;
import org.turnout.blast.Planner;
import org.turnout.blast.Runs;
import org.turnout.blast.Setup;
import org.turnout.blast.Uncertain;
import org.turnout.conversation.Clocks;
import org.turnout.form.OrderService;
import org.turnout.member.MemberService;
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
    Planner planner,
    MemberService members,
    OrderService orders) {
  /// Campaign time.
  Instant now() {
    return clocks.campaign().instant();
  }
}
