package org.turnout.conversation;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.turnout.channel.Address;
import org.turnout.people.Contact;
import org.turnout.roster.OpeningWishes;
import org.turnout.roster.Roster;
import org.turnout.roster.Rosters;

/// Those who asked to hear when places open are told, once each, in the order of asking, and no
/// more of them than there is room for. They agreed to one text, not to one at night: it waits for
/// the hours of broadcasts.
final class OpeningNotifier {
  /// People told for each free place: not everybody answers, and those who come too late are told
  /// so.
  private static final int PER_PLACE = 2;

  /// A transaction's worth.
  private static final int AT_ONCE = 100;

  private final Rosters rosters;
  private final Notifier telling;
  private final Daytime daytime = new Daytime();

  OpeningNotifier(Rosters rosters, Notifier telling) {
    this.rosters = rosters;
    this.telling = telling;
  }

  /// Plans the texts of some of them; how many.
  int tell(Handle handle, Roster roster, Address sender, Instant now) {
    if (roster.texts().opening().isEmpty()
        || !OpeningWishes.any(handle, roster)
        || !OpeningWishes.take(handle, roster)) {
      return 0;
    }
    OpeningWishes.settle(handle, roster, now);
    int most =
        PER_PLACE * rosters.room(handle, roster, now) - OpeningWishes.choosing(handle, roster, now);
    int told = 0;
    for (long person : OpeningWishes.waiting(handle, roster, Math.clamp(most, 0, AT_ONCE))) {
      Optional<Contact> who = telling.address(handle, person, now);
      boolean reachable = who.isPresent() && !who.get().stopped() && !who.get().bad();
      if (reachable
          && (!daytime.isAt(who.get(), now)
              || !rosters.mayTakeAny(handle, roster, who.get(), now))) {
        continue;
      }
      OpeningWishes.told(handle, roster, person, now);
      if (reachable) {
        telling.say(
            handle, who.get(), roster.texts().opening().orElseThrow(), Map.of(), sender, now);
        told++;
      }
    }
    return told;
  }
}
