package org.turnout.conversation;

import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToIntFunction;
import org.turnout.channel.Address;
import org.turnout.postgres.Database;
import org.turnout.postgres.IsolatedRows;
import org.turnout.roster.Roster;
import org.turnout.roster.Rosters;
import org.turnout.time.Bell;

/// What happens on the rosters by the clock, no matter who writes: offers lapse, reminders fall
/// due, those who asked hear that places have opened. Each round is a transaction that plans its
/// texts; all are safe on every node at once.
public final class RosterRounds {
  private final Database database;
  private final Rosters rosters;
  private final Notifier telling;
  private final OpeningNotifier wishes;
  private final LapseNotifier lapses;
  private final NewsNotifier news;
  private final OfferTurns offers;
  private final InstantSource campaign;
  private final Address sender;

  RosterRounds(
      Database database,
      Rosters rosters,
      Notifier telling,
      OfferTurns offers,
      InstantSource campaign,
      Address sender) {
    this.database = database;
    this.rosters = rosters;
    this.telling = telling;
    this.offers = offers;
    this.wishes = new OpeningNotifier(rosters, telling);
    this.lapses = new LapseNotifier(rosters, telling);
    this.news = new NewsNotifier(rosters, telling);
    this.campaign = campaign;
    this.sender = sender;
  }

  /// Passes on what was offered and not taken in time; how many offers.
  public int lapse() {
    var now = campaign.instant();
    return database.inTransaction(handle -> rosters.expire(handle, now));
  }

  /// Tells those who did not take their offer in time; how many.
  public int tellOfLapses() {
    var now = campaign.instant();
    return all(
        "lapses",
        roster -> database.inTransaction(handle -> lapses.tell(handle, roster, sender, now)));
  }

  /// Tells people what ours have done with their places; how many.
  public int tellNews() {
    var now = campaign.instant();
    return all(
        "news", roster -> database.inTransaction(handle -> news.tell(handle, roster, sender, now)));
  }

  /// Looks for others for one shift where somebody is missing; how many are.
  public int cover() {
    var now = campaign.instant();
    return database.inTransaction(handle -> rosters.covers().round(handle, now));
  }

  /// Puts places that have opened to the first in line; how many people were asked.
  public int offer() {
    return offers.round(sender);
  }

  /// Rings when somebody is to be asked at once.
  public Bell opened() {
    return rosters.opened();
  }

  /// The reminders of one place; 1 when there was one whose moment had come.
  public int remind() {
    var now = campaign.instant();
    return database.inTransaction(handle -> {
      var due = rosters.texts().remind(handle, now);
      telling.remind(handle, due.orElse(List.of()), sender, now);
      return due.isPresent() ? 1 : 0;
    });
  }

  /// Tells some of those who asked to hear of an opening; how many.
  public int open() {
    var now = campaign.instant();
    return all(
        "openings",
        roster -> database.inTransaction(handle -> wishes.tell(handle, roster, sender, now)));
  }

  /// One roster that fails keeps no other waiting.
  private int all(String what, ToIntFunction<Roster> work) {
    var done = new AtomicInteger();
    IsolatedRows.each(
        what,
        rosters.all().values(),
        Roster::name,
        roster -> done.addAndGet(work.applyAsInt(roster)));
    return done.get();
  }
}
