package org.turnout.console;

import io.javalin.http.Context;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.turnout.blast.plan.BlastContext;
import org.turnout.blast.plan.Planner;
import org.turnout.blast.run.RunService;
import org.turnout.postgres.Database;
import org.turnout.redis.RedisPool;
import org.turnout.settings.Settings;
import org.turnout.time.Clocks;

/// What the console needs.
///
/// @param patient the same records with time for long statements: reports of a million
/// @param settings as they are now: files may change while it runs
/// @param setup the campaign as its files describe it now
/// @param meaning the carrier's error codes in plain words
/// @param https whether the public address is, so that cookies never travel without it
public record ConsoleContext(
    Database database,
    Database patient,
    RedisPool redis,
    Clocks clocks,
    Supplier<Settings> settings,
    Supplier<BlastContext> setup,
    RunService runs,
    Planner planner,
    IntFunction<String> meaning,
    boolean https) {
  PageView view(Context context) {
    var campaign = settings.get().campaign();
    return new PageView(ConsoleAuth.open(context), campaign.name(), campaign.zone());
  }
}
