package org.turnout.conversation;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.turnout.channel.Address;
import org.turnout.people.Contact;
import org.turnout.roster.Roster;
import org.turnout.roster.RosterNews;
import org.turnout.roster.Rosters;
import org.turnout.roster.ToTell;

/// People hear what ours have done with their places, once each, in their language. Who would go to
/// a shift that is not there hears at any hour; what can wait waits for the hours of broadcasts.
/// Who gets no texts is for a person to call.
final class NewsNotifier {
  /// A transaction's worth.
  private static final int AT_ONCE = 100;

  /// A shift that begins sooner can't wait for the morning.
  private static final Duration SOON = Duration.ofHours(24);

  private static final Duration LOOK_AGAIN = Duration.ofMinutes(10);

  private final Rosters rosters;
  private final Notifier telling;
  private final Daytime daytime = new Daytime();

  NewsNotifier(Rosters rosters, Notifier telling) {
    this.rosters = rosters;
    this.telling = telling;
  }

  /// Plans the texts of some of them; how many.
  int tell(Handle handle, Roster roster, Address sender, Instant now) {
    int told = 0;
    for (ToTell.News news : rosters.texts().news(handle, roster, now, AT_ONCE)) {
      Optional<Contact> who = telling.address(handle, news.personId(), now);
      boolean reachable = who.isPresent() && !who.get().stopped() && !who.get().bad();
      if (!reachable) {
        who.ifPresent(person -> Notifier.pleaseCall(handle, person, 0, call(roster, news), now));
        rosters.texts().heard(handle, news, false, now);
      } else if (waits(who.get(), news, now)) {
        rosters.texts().putOff(handle, news, now.plus(LOOK_AGAIN));
      } else {
        var text = Optional.ofNullable(roster.texts().news().get(news.kind()));
        var place = roster.texts().in(who.get().language(), news.place());
        text.ifPresent(it -> telling.say(handle, who.get(), it, place.fields(), sender, now));
        rosters.texts().heard(handle, news, text.isPresent(), now);
        told++;
      }
    }
    return told;
  }

  private boolean waits(Contact who, ToTell.News news, Instant now) {
    boolean soon = news.begins().isBefore(now.plus(SOON));
    boolean stays = news.kind() == RosterNews.BACK || !soon;
    return stays && !daytime.isAt(who, now);
  }

  private static ToTell.PleaseCall call(Roster roster, ToTell.News news) {
    return new ToTell.PleaseCall(
        news.personId(),
        roster.name() + ", " + news.kind().word(),
        news.place(),
        Optional.empty(),
        news.siteId());
  }
}
