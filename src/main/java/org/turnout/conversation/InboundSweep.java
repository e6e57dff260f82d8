package org.turnout.conversation;

import static java.util.stream.Collectors.toSet;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.turnout.channel.Address;
import org.turnout.channel.Carrier;
import org.turnout.channel.CarrierUnavailable;
import org.turnout.channel.Channel;
import org.turnout.channel.InboundDoor;
import org.turnout.channel.InboundMessage;
import org.turnout.channel.LoggedText;
import org.turnout.channel.RecordUnavailable;
import org.turnout.postgres.Database;
import org.turnout.time.Clocks;

/// Brings in what never reached us: reads the carrier's log of one sender back to the watermark and
/// hands in every text that no webhook has brought. Runs every two minutes, and at once after a
/// start or an outage.
public final class InboundSweep {
  private static final Logger LOG = LoggerFactory.getLogger(InboundSweep.class);

  /// Between two nodes; a mark further ahead was set by a clock that has been set back since.
  private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(10);

  private final Database database;
  private final Carrier carrier;
  private final InboundDoor door;
  private final Clocks clocks;
  private final Timing timing;

  /// @param lookBack how far before the watermark the log is read again, since entries may appear
  ///   late (ten minutes)
  /// @param leaveAlone texts younger than this are left to their webhooks (a minute)
  /// @param firstLookBack how far the first sweep of a new sender reaches
  public record Timing(Duration lookBack, Duration leaveAlone, Duration firstLookBack) {}

  public InboundSweep(
      Database database, Carrier carrier, InboundDoor door, Clocks clocks, Timing timing) {
    this.database = database;
    this.carrier = carrier;
    this.door = door;
    this.clocks = clocks;
    this.timing = timing;
  }

  /// Sweeps one sender; returns how many texts it brought in. The watermark moves only when the log
  /// was read to its end and every text in it was handled.
  ///
  /// @throws CarrierUnavailable the log could not be read; the next round begins at the same
  ///   watermark
  public int round(Address sender) {
    Instant until = clocks.machine().instant().minus(timing.leaveAlone());
    Instant since =
        database
            .with(handle -> watermark(handle, sender))
            .map(mark -> (mark.isAfter(until) ? until : mark).minus(timing.lookBack()))
            .orElse(until.minus(timing.firstLookBack()));
    List<LoggedText> arrived =
        carrier.received(sender, since).stream()
            .filter(text -> text.createdAt().isBefore(until))
            .toList();
    List<LoggedText> missed = missing(arrived);
    int failed = 0;
    for (var text : missed) {
      failed += brought(text, sender.channel()) ? 0 : 1;
    }
    if (failed == 0) {
      database.inTransaction(handle -> moveWatermark(handle, sender, until));
    }
    if (!missed.isEmpty()) {
      LOG.info(
          "sweep brought in texts sender={} count={} failed={}", sender, missed.size(), failed);
    }
    return missed.size();
  }

  /// One text that the program can't handle must not keep the others waiting; it is tried again
  /// with every round until it is fixed.
  private boolean brought(LoggedText text, Channel channel) {
    try {
      door.receive(swept(text, channel));
      return true;
    } catch (RecordUnavailable | CarrierUnavailable away) {
      throw away;
    } catch (RuntimeException fault) {
      LOG.error("swept text failed text={} kind={}", text, fault.getClass().getSimpleName());
      return false;
    }
  }

  /// Whether a sweep of every one of these senders has been completed since a moment (machine
  /// time): before that nothing is claimed, because a STOP may still be waiting in the carrier's
  /// log.
  public boolean caughtUp(List<String> senders, Instant since) {
    return database.with(handle ->
        handle
                .createQuery(
                    "select count(*) from sweep where sender = any(:senders) and complete_until between :since and :future")
                .bindArray("senders", String.class, senders)
                .bind("since", since.minus(timing.leaveAlone()))
                .bind("future", clocks.machine().instant().plus(CLOCKS_DIFFER))
                .mapTo(Integer.class)
                .one()
            == senders.size());
  }

  private List<LoggedText> missing(List<LoggedText> arrived) {
    if (arrived.isEmpty()) {
      return List.of();
    }
    var ids = arrived.stream().map(LoggedText::carrierId).toList();
    var handled =
        database
            .with(handle ->
                handle
                    .createQuery("select carrier_id from inbound where carrier_id = any(:ids)")
                    .bindArray("ids", String.class, ids)
                    .mapTo(String.class)
                    .list())
            .stream()
            .collect(toSet());
    return arrived.stream().filter(text -> !handled.contains(text.carrierId())).toList();
  }

  /// The carrier's date is machine time; what the person's words are ordered by is campaign time.
  /// It is in whole seconds too: the end of that second is taken, so that a STOP which followed a
  /// START within it is not put before it.
  private InboundMessage swept(LoggedText text, Channel channel) {
    Duration age = Duration.between(text.createdAt().plusMillis(999), clocks.machine().instant());
    return new InboundMessage(
        text.carrierId(),
        channel.address(text.from()),
        channel.address(text.to()),
        text.body(),
        carrier.photos(text),
        clocks.campaign().instant().minus(age),
        InboundMessage.Origin.SWEEP,
        Optional.empty(),
        Map.of());
  }

  private static Optional<Instant> watermark(Handle handle, Address sender) {
    return handle
        .createQuery("select complete_until from sweep where sender = :sender")
        .bind("sender", sender.value())
        .mapTo(Instant.class)
        .findOne();
  }

  private static int moveWatermark(Handle handle, Address sender, Instant until) {
    return handle
        .createUpdate(
            """
            insert into sweep (sender, complete_until) values (:sender, :until)
            on conflict (sender) do update set complete_until =
              case when sweep.complete_until > excluded.complete_until + interval '10 minutes' then excluded.complete_until
                   else greatest(sweep.complete_until, excluded.complete_until) end
            """)
        .bind("sender", sender.value())
        .bind("until", until)
        .execute();
  }
}
