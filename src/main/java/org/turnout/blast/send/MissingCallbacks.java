package org.turnout.blast.send;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalLong;
import org.turnout.channel.Carrier;
import org.turnout.channel.CarrierUnavailable;
import org.turnout.channel.DeliveryReceipt;
import org.turnout.channel.ReceiptDesk;
import org.turnout.postgres.Database;
import org.turnout.postgres.Leases;

/// Asks the carrier about texts of blasts that it took and has told no end of: a callback that came
/// while no node was up does not come again, and a report that says "sent" for good says nothing.
///
/// One node asks, one text after the other, so that texts that leave always come before. Each is
/// asked for again after the same while, until nothing new can be known.
public final class MissingCallbacks {
  /// Twilio gives a text up ten hours after it took it at the latest (`ValidityPeriod`); two more
  /// for the phone's own network to say so.
  private static final Duration LONGEST = Duration.ofHours(12);

  private static final String LEASE = "unheard";
  private static final int AT_ONCE = 100;

  /// A holder renews it with every round, one that rests too; a dead one is soon succeeded.
  private static final Duration HELD = Duration.ofMinutes(5);

  private final Database database;
  private final Leases leases;
  private final Carrier carrier;
  private final ReceiptDesk desk;
  private final InstantSource machine;
  private final Duration patience;
  private final String node;
  private long asked;
  private long failing;
  private int tries;
  private Instant next = Instant.MIN;

  private static final int MOST_TRIES = 5;

  private record Taken(long row, String carrierId) {}

  /// @param desk hears the answers as if they were callbacks
  /// @param patience how long a text waits for a callback, and between two questions about it
  public MissingCallbacks(
      Database database,
      Carrier carrier,
      ReceiptDesk desk,
      InstantSource machine,
      Duration patience,
      String node) {
    this.database = database;
    this.leases = new Leases(database);
    this.carrier = carrier;
    this.desk = desk;
    this.machine = machine;
    this.patience = patience;
    this.node = node;
  }

  /// Asks about some of them, in the order of the ledger; returns how many.
  ///
  /// @throws CarrierUnavailable the next round begins with the text that could not be asked for
  public int round() {
    Instant now = machine.instant();
    Duration held = patience.compareTo(HELD) < 0 ? patience : HELD;
    if (!leases.hold(LEASE, node, held)
        || (now.isBefore(next) && next.isBefore(now.plus(patience).plus(patience)))) {
      return 0;
    }
    List<Taken> taken = taken(now);
    for (Taken text : taken) {
      ask(text, now);
      asked = text.row();
    }
    if (taken.isEmpty()) {
      asked = 0;
      next = now.plus(patience);
    }
    return taken.size();
  }

  /// A text that can't be asked for again and again is passed by, for the others' sake.
  private void ask(Taken text, Instant now) {
    try {
      carrier
          .logged(text.carrierId())
          .ifPresent(entry ->
              desk.report(
                  new DeliveryReceipt(
                      OptionalLong.of(text.row()),
                      entry.carrierId(),
                      entry.delivery(),
                      entry.code(),
                      now)));
    } catch (CarrierUnavailable e) {
      tries = failing == text.row() ? tries + 1 : 1;
      failing = text.row();
      if (tries < MOST_TRIES) {
        throw e;
      }
    }
  }

  /// Only runs whose tally says that something is missing are looked at.
  private List<Taken> taken(Instant now) {
    return database.with(handle ->
        handle
            .createQuery(
                """
                select id, carrier_id from outbox
                where run_id = any(array(select run_id from run_tally where state in ('accepted', 'sent')
                                         group by run_id having sum(n) > 0))
                  and state in ('accepted', 'sent') and carrier_id is not null
                  and claimed_at > :after and claimed_at < :before and id > :asked
                order by id limit :most
                """)
            .bind("after", now.minus(LONGEST))
            .bind("before", now.minus(patience))
            .bind("asked", asked)
            .bind("most", AT_ONCE)
            .map((row, _) -> new Taken(row.getLong("id"), row.getString("carrier_id")))
            .list());
  }
}
