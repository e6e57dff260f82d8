package org.turnout.conversation;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.turnout.channel.Address;
import org.turnout.people.Contact;
import org.turnout.roster.Roster;
import org.turnout.roster.Rosters;
import org.turnout.roster.StandingOffers;

/// Those who were asked and did not take their place in time are told so, once. That can wait for
/// the morning: the place is passed on without it.
final class LapseNotifier {
  /// A transaction's worth.
  private static final int AT_ONCE = 100;

  private final Rosters rosters;
  private final Notifier telling;
  private final Daytime daytime = new Daytime();

  LapseNotifier(Rosters rosters, Notifier telling) {
    this.rosters = rosters;
    this.telling = telling;
  }

  /// Plans the texts of some of them; how many.
  int tell(Handle handle, Roster roster, Address sender, Instant now) {
    if (roster.texts().lapsed().isEmpty()) {
      return 0;
    }
    int told = 0;
    for (StandingOffers.Lapsed lapsed : rosters.texts().lapsed(handle, roster, AT_ONCE)) {
      Optional<Contact> who = telling.address(handle, lapsed.personId(), now);
      boolean reachable = who.isPresent() && !who.get().stopped() && !who.get().bad();
      if (reachable && !daytime.isAt(who.get(), now)) {
        continue;
      }
      rosters.texts().told(handle, lapsed, now);
      if (reachable) {
        var text = roster.texts().lapsed().orElseThrow();
        var place = roster.texts().in(who.get().language(), lapsed.place());
        telling.say(handle, who.get(), text, place.fields(), sender, now);
        told++;
      }
    }
    return told;
  }
}
