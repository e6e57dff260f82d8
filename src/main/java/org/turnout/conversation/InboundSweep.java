package org.turnout.conversation;

import static java.util.stream.Collectors.toSet;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.turnout.channel.Address;
import org.turnout.channel.Carrier;
import org.turnout.channel.CarrierUnavailable;
import org.turnout.channel.InboundDoor;
import org.turnout.channel.InboundMessage;
import org.turnout.channel.InboundMessage.Origin;
import org.turnout.channel.LoggedText;
import org.turnout.channel.Photo;
import org.turnout.channel.RecordUnavailable;
import org.turnout.postgres.Database;
import org.turnout.time.Clocks;

/// Brings in what never reached us: reads the carrier's log of one sender back to the watermark and
/// hands in every text that no webhook has brought, those of people who asked for an end of texts
/// first. Runs every two minutes, and at once after a start or an outage.
public final class InboundSweep {
  private static final Logger LOG = LoggerFactory.getLogger(InboundSweep.class);

  private final Database database;
  private final Carrier carrier;
  private final InboundDoor door;
  private final Predicate<String> optOut;
  private final Clocks clocks;
  private final Timing timing;

  /// @param lookBack how far before the watermark the log is read again, since entries may appear
  ///   late (ten minutes)
  /// @param leaveAlone texts younger than this are left to their webhooks (a minute)
  /// @param firstLookBack how far the first sweep of a new sender reaches: a new database begins at
  ///   now
  public record Timing(Duration lookBack, Duration leaveAlone, Duration firstLookBack) {}

  /// What a sweep found.
  ///
  /// @param missed texts that no webhook had brought
  /// @param failed of those, how many are tried again with the next sweep
  public record Found(int missed, int failed) {
    /// Whether the log was read completely.
    public boolean complete() {
      return failed == 0;
    }
  }

  /// @param optOut whether these words ask for an end of texts
  public InboundSweep(
      Database database,
      Carrier carrier,
      InboundDoor door,
      Predicate<String> optOut,
      Clocks clocks,
      Timing timing) {
    this.database = database;
    this.carrier = carrier;
    this.door = door;
    this.optOut = optOut;
    this.clocks = clocks;
    this.timing = timing;
  }

  /// Sweeps one sender. The watermark moves only when the log was read to its end and every text in
  /// it was handled or set aside.
  ///
  /// @throws CarrierUnavailable the log could not be read; the next round begins at the same
  ///   watermark
  public Found round(Address sender) {
    Instant now = clocks.machine().instant();
    Instant until = now.minus(timing.leaveAlone());
    SweepMarks.Mark mark = mark(sender, now);
    // A mark ahead was set by a clock that has been set back since.
    Instant read = mark.completeUntil().isAfter(until) ? until : mark.completeUntil();
    Instant since = later(read.minus(timing.lookBack()), mark.beginsAt());
    List<LoggedText> arrived =
        carrier.received(sender, since).stream()
            .filter(text ->
                text.createdAt().isBefore(until) && !text.createdAt().isBefore(mark.beginsAt()))
            .toList();
    List<LoggedText> missed = missing(arrived);
    Map<String, Integer> tried = tried(sender, missed);
    int failed = 0;
    for (var text : consentFirst(missed)) {
      int tries = tried.getOrDefault(text.carrierId(), 0);
      if (tries < SetAsideTexts.TRIES && !brought(text, sender, mark, tries)) {
        failed++;
      }
    }
    if (failed == 0) {
      database.inTransaction(handle -> {
        SweepMarks.move(handle, sender, until);
        return true;
      });
    }
    if (missed.size() > tried.size()) {
      LOG.info(
          "sweep brought in texts sender={} count={} failed={}", sender, missed.size(), failed);
    }
    return new Found(missed.size(), failed);
  }

  private SweepMarks.Mark mark(Address sender, Instant now) {
    // In whole seconds, as the carrier's dates are.
    Instant begins = now.minus(timing.firstLookBack()).truncatedTo(ChronoUnit.SECONDS);
    // Nobody may take a log for read that was never looked at.
    Instant unread = begins.minus(Duration.ofDays(1));
    return database.inTransaction(handle -> SweepMarks.of(handle, sender, begins, unread));
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /// A person's texts stay in their order; who asked for an end of texts is not kept waiting by
  /// anybody else.
  private List<LoggedText> consentFirst(List<LoggedText> missed) {
    Set<String> urgent =
        missed.stream()
            .filter(text -> optOut.test(text.body()))
            .map(LoggedText::from)
            .collect(toSet());
    var sorted = new ArrayList<LoggedText>(missed.size());
    missed.stream().filter(text -> urgent.contains(text.from())).forEach(sorted::add);
    missed.stream().filter(text -> !urgent.contains(text.from())).forEach(sorted::add);
    return sorted;
  }

  /// A text that the program can't handle must not keep the others waiting: it is tried again with
  /// the next rounds and then set aside. True when nobody has to wait for it any more.
  private boolean brought(LoggedText text, Address sender, SweepMarks.Mark mark, int tries) {
    try {
      door.receive(swept(text, sender, mark, photos(text, tries)));
      return true;
    } catch (RecordUnavailable away) {
      throw away;
    } catch (RuntimeException fault) {
      String kind = fault.getClass().getSimpleName();
      boolean aside =
          database.inTransaction(handle ->
              SetAsideTexts.failed(handle, sender, text, kind, clocks.machine().instant()));
      LOG.error("swept text failed text={} kind={} set_aside={}", text, kind, aside);
      return aside;
    }
  }

  /// Pictures that can't be listed cost the pictures, never the text.
  private List<Photo> photos(LoggedText text, int tries) {
    try {
      return carrier.photos(text);
    } catch (RuntimeException unread) {
      if (tries + 1 < SetAsideTexts.TRIES) {
        throw unread;
      }
      LOG.error("swept text comes without its pictures text={}", text);
      return List.of();
    }
  }

  /// Whether a sweep of every one of these senders has been completed since a moment (machine
  /// time): before that nothing is claimed, because a STOP may still be waiting in the carrier's
  /// log.
  public boolean caughtUp(List<String> senders, Instant since) {
    return database.with(handle ->
        SweepMarks.read(
            handle, senders, since.minus(timing.leaveAlone()), clocks.machine().instant()))
        == senders.size();
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

  private Map<String, Integer> tried(Address sender, List<LoggedText> missed) {
    return missed.isEmpty()
        ? Map.of()
        : database.with(handle ->
            SetAsideTexts.tried(
                handle, sender, missed.stream().map(LoggedText::carrierId).toList()));
  }

  /// The carrier's date is machine time; what the person's words are ordered by is campaign time.
  /// It is in whole seconds too: the end of that second is taken, so that a STOP which followed a
  /// START within it is not put before it.
  private InboundMessage swept(
      LoggedText text, Address sender, SweepMarks.Mark mark, List<Photo> photos) {
    Duration age = Duration.between(text.createdAt().plusMillis(999), clocks.machine().instant());
    boolean restored = mark.restoredAt().filter(text.createdAt()::isBefore).isPresent();
    return new InboundMessage(
        text.carrierId(),
        sender.channel().address(text.from()),
        sender.channel().address(text.to()),
        text.body(),
        photos,
        clocks.campaign().instant().minus(age),
        restored ? Origin.RESTORED : Origin.SWEEP,
        Optional.empty(),
        Map.of());
  }
}
