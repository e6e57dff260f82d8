package org.turnout.conversation;

import java.time.InstantSource;
import org.turnout.channel.Address;
import org.turnout.postgres.Database;
import org.turnout.roster.Rosters;

/// Offers that lapsed go to the next in line, who is told in the same transaction.
public final class Waitlists {
  private final Database database;
  private final Rosters rosters;
  private final Telling telling;
  private final InstantSource campaign;
  private final Address sender;

  Waitlists(
      Database database, Rosters rosters, Telling telling, InstantSource campaign, Address sender) {
    this.database = database;
    this.rosters = rosters;
    this.telling = telling;
    this.campaign = campaign;
    this.sender = sender;
  }

  /// Passes on what has lapsed; returns how many people were told. Safe on every node at once.
  public int round() {
    var now = campaign.instant();
    return database.inTransaction(handle -> {
      var toTell = rosters.expire(handle, now);
      telling.plan(handle, toTell, sender, now);
      return toTell.size();
    });
  }
}
