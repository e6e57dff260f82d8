package org.turnout.console;

import io.javalin.http.Context;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.turnout.access.Tokens;
import org.turnout.blast.BlastServices;
import org.turnout.blast.plan.BlastContext;
import org.turnout.blast.run.Run;
import org.turnout.inbox.InboxService;
import org.turnout.redis.RedisPool;
import org.turnout.roster.board.RosterServices;
import org.turnout.settings.Settings;
import org.turnout.time.Clocks;
import org.turnout.web.Doors;

/// What the console works with.
///
/// @param settings as they are now: files may change while it runs
/// @param setup the campaign as its files describe it now
/// @param meaning the carrier's error codes in plain words
/// @param https whether the public address is, so that cookies never travel without it
public record ConsoleContext(
    Tokens tokens,
    RedisPool redis,
    Clocks clocks,
    Supplier<Settings> settings,
    Supplier<BlastContext> setup,
    BlastServices blast,
    InboxService inbox,
    RosterServices rosters,
    IntFunction<String> meaning,
    boolean https) {
  static final String HOME = "/console";

  /// Segments a second of a run's sender.
  int ownPace(Run run) {
    var now = settings.get();
    return now.sender(run.sender()).orElseGet(now::mainSender).segmentsPerSecond();
  }

  PageView view(Context context) {
    var campaign = settings.get().campaign();
    return new PageView(
        ConsoleAuth.open(context), campaign.name(), campaign.zone(), Doors.besides(context, HOME));
  }
}
