package org.turnout.api;

import java.time.Instant;
import java.util.function.Supplier;
import org.turnout.access.Tokens;
import org.turnout.blast.plan.BlastContext;
import org.turnout.blast.plan.Planner;
import org.turnout.blast.run.RunService;
import org.turnout.blast.run.UncertainTexts;
import org.turnout.form.OrderService;
import org.turnout.member.MemberService;
import org.turnout.postgres.Database;
import org.turnout.time.Clocks;

/// What the API needs.
///
/// @param patient the same records, with time for what takes long
/// @param setup the campaign as its files describe it now
public record ApiContext(
    Database database,
    Database patient,
    Clocks clocks,
    Tokens tokens,
    Supplier<BlastContext> setup,
    RunService runs,
    UncertainTexts uncertain,
    Planner planner,
    MemberService members,
    OrderService orders) {
  /// Campaign time.
  Instant now() {
    return clocks.campaign().instant();
  }
}
