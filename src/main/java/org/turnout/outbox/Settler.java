package org.turnout.outbox;

import static java.util.stream.Collectors.toSet;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.turnout.channel.Carrier;
import org.turnout.channel.CarrierUnavailable;
import org.turnout.channel.Channel;
import org.turnout.channel.LoggedText;
import org.turnout.channel.SmartEncoding;
import org.turnout.postgres.Database;

/// Finds out what became of claimed rows that nobody has reported on: a reply on a webhook whose
/// answer got lost, or a send that a crash or a time-out cut off. First their callbacks had time to
/// come; now the carrier's log is asked.
///
/// Found means accepted. An absent reply goes out once through the outbox. An absent send is held
/// as uncertain: the log may lag, and two copies are worse than one question to an organizer.
public final class Settler {
  private static final Logger LOG = LoggerFactory.getLogger(Settler.class);

  /// The carrier's clock and ours may differ; an entry this much older than the claim still counts
  /// as ours.
  private static final Duration CLOCK_SLACK = Duration.ofSeconds(30);

  private static final int AT_ONCE = 50;

  private final Database database;
  private final Carrier carrier;
  private final Channel channel;
  private final InstantSource machine;
  private final Duration grace;

  /// @param grace how long callbacks have before the log is asked (design: two minutes)
  public Settler(
      Database database, Carrier carrier, Channel channel, InstantSource machine, Duration grace) {
    this.database = database;
    this.carrier = carrier;
    this.channel = channel;
    this.machine = machine;
    this.grace = grace;
  }

  /// Settles what is old enough; returns how many rows were looked at.
  public int round() {
    Instant before = machine.instant().minus(grace);
    List<ClaimedText> unsettled =
        database.with(handle -> Outbox.unsettled(handle, channel, before, AT_ONCE));
    for (var text : unsettled) {
      try {
        settle(text, before);
      } catch (CarrierUnavailable e) {
        LOG.warn(
            "carrier's log cannot be read, asking again later outbox={}", text.text().outboxId());
        break;
      }
    }
    return unsettled.size();
  }

  private void settle(ClaimedText claimed, Instant before) {
    long id = claimed.text().outboxId();
    Optional<String> found = inCarriersLog(claimed);
    database.inTransaction(handle -> {
      if (found.isPresent()) {
        Outbox.accepted(handle, id, found.get());
      } else if (!Outbox.reroute(handle, id, before) && Outbox.hold(handle, id)) {
        LOG.warn("text held as uncertain outbox={} to={}", id, claimed.to());
      }
      return true;
    });
  }

  /// The oldest entry with the same words that no other row has.
  private Optional<String> inCarriersLog(ClaimedText claimed) {
    List<LoggedText> same =
        carrier.sentTo(claimed.to(), claimed.claimedAt().minus(CLOCK_SLACK)).stream()
            .filter(entry -> !entry.inbound() && sameWords(entry.body(), claimed.text().body()))
            .toList();
    if (same.isEmpty()) {
      return Optional.empty();
    }
    var taken =
        database
            .with(handle -> Outbox.known(handle, same.stream().map(LoggedText::carrierId).toList()))
            .stream()
            .collect(toSet());
    return same.stream().map(LoggedText::carrierId).filter(id -> !taken.contains(id)).findFirst();
  }

  /// The carrier's log may hold the text as smart encoding left it.
  private static boolean sameWords(String logged, String ours) {
    return logged.equals(ours)
        || SmartEncoding.apply(logged).strip().equals(SmartEncoding.apply(ours).strip());
  }
}
