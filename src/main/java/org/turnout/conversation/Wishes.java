package org.turnout.conversation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.turnout.channel.Address;
import org.turnout.people.Known;
import org.turnout.people.PhoneNumber;
import org.turnout.people.QuietHours;
import org.turnout.people.Window;
import org.turnout.people.Zones;
import org.turnout.roster.Roster;
import org.turnout.roster.Rosters;

/// Those who asked to hear when places open are told, once each, in the order of asking, and no
/// more of them than there is room for. They agreed to one text, not to one at night: it waits for
/// the hours of broadcasts.
final class Wishes {
  /// People told for each free place: not everybody answers, and those who come too late are told
  /// so.
  private static final int PER_PLACE = 2;

  /// A transaction's worth.
  private static final int AT_ONCE = 100;

  private final Rosters rosters;
  private final Telling telling;
  private final Zones zones = new Zones();
  private final QuietHours hours = QuietHours.builtIn();

  Wishes(Rosters rosters, Telling telling) {
    this.rosters = rosters;
    this.telling = telling;
  }

  /// Plans the texts of some of them; how many.
  int tell(Handle handle, Roster roster, Address sender, Instant now) {
    String about = roster.name() + ".opening";
    if (roster.texts().opening().isEmpty() || !anybody(handle, about) || !mine(handle, about)) {
      return 0;
    }
    settled(handle, roster, about, now);
    int most = PER_PLACE * rosters.room(handle, roster, now) - choosing(handle, roster, about, now);
    int told = 0;
    for (long person : waiting(handle, about, Math.clamp(most, 0, AT_ONCE))) {
      Optional<Known> who = telling.address(handle, person, now);
      boolean reachable = who.isPresent() && !who.get().stopped() && !who.get().bad();
      if (reachable && !awake(who.get(), now)) {
        continue;
      }
      told(handle, about, person, now);
      if (reachable) {
        telling.say(
            handle, who.get(), roster.texts().opening().orElseThrow(), Map.of(), sender, now);
        told++;
      }
    }
    return told;
  }

  private static boolean anybody(Handle handle, String about) {
    return handle
        .createQuery(
            "select exists (select from opening_wish where about = :about and told_at is null)")
        .bind("about", about)
        .mapTo(Boolean.class)
        .one();
  }

  /// One node at a time counts the room; the others leave it to it.
  private static boolean mine(Handle handle, String about) {
    return handle
        .createQuery("select pg_try_advisory_xact_lock(hashtext(:about))")
        .bind("about", "wishes " + about)
        .mapTo(Boolean.class)
        .one();
  }

  /// Whoever has found a place meanwhile needs no text.
  private static void settled(Handle handle, Roster roster, String about, Instant now) {
    handle
        .createUpdate(
            """
            update opening_wish w set told_at = :now
            where w.about = :about and w.told_at is null and exists (
              select from reservation r join place p on p.id = r.place_id
              where r.person_id = w.person_id and r.released_at is null and p.roster = :roster and p.ends_at > :now)
            """)
        .bind("about", about)
        .bind("roster", roster.name())
        .bind("now", now)
        .execute();
  }

  /// Those told so lately that they may still be choosing.
  private static int choosing(Handle handle, Roster roster, String about, Instant now) {
    return handle
        .createQuery(
            """
            select count(*) from opening_wish w
            where w.about = :about and w.told_at > :since and not exists (
              select from reservation r join place p on p.id = r.place_id
              where r.person_id = w.person_id and r.released_at is null and p.roster = :roster and p.ends_at > :now)
            """)
        .bind("about", about)
        .bind("since", now.minus(roster.line().deadline()))
        .bind("roster", roster.name())
        .bind("now", now)
        .mapTo(Integer.class)
        .one();
  }

  private static List<Long> waiting(Handle handle, String about, int atMost) {
    return handle
        .createQuery(
            """
            select person_id from opening_wish where about = :about and told_at is null
            order by since, person_id limit :most
            """)
        .bind("about", about)
        .bind("most", atMost)
        .mapTo(Long.class)
        .list();
  }

  private static void told(Handle handle, String about, long person, Instant now) {
    handle
        .createUpdate(
            "update opening_wish set told_at = :now where about = :about and person_id = :person")
        .bind("now", now)
        .bind("about", about)
        .bind("person", person)
        .execute();
  }

  private boolean awake(Known who, Instant now) {
    if (!who.address().channel().traits().keepsQuietHours()) {
      return true;
    }
    var phone = PhoneNumber.read(who.address().value()).number();
    var where = zones.of(who.person().zip(), who.person().zone(), phone);
    return hours.at(where, now) instanceof Window.Open;
  }
}
