package org.turnout.outbox;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.turnout.channel.Carrier;
import org.turnout.channel.CarrierUnavailable;
import org.turnout.channel.LoggedText;
import org.turnout.channel.SmartEncoding;
import org.turnout.postgres.Database;
import org.turnout.postgres.PostgresUnavailable;

/// Finds out what happened to claimed rows that nobody has reported on: a reply on a webhook whose
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

  /// If the machine's clock was ahead when a reply was claimed, its entry looks this much older, at
  /// most. A second copy is worse than a reply that is taken for sent.
  private static final Duration CLOCK_AHEAD = Duration.ofHours(1);

  private static final int AT_ONCE = 400;

  /// Questions to the carrier at the same time: a crash in the middle of a blast leaves hundreds of
  /// rows, and the log is asked once for each phone.
  private static final int ASKING = 8;

  /// So many phones whose log can't be read are an outage.
  private static final int AWAY = 3;

  private final Database database;
  private final Carrier carrier;
  private final InstantSource machine;
  private final Duration replies;
  private final Duration sends;

  /// @param replies how long the callbacks of replies on webhooks have before the log is asked
  /// @param sends the same for texts that were sent
  public Settler(
      Database database, Carrier carrier, InstantSource machine, Duration replies, Duration sends) {
    this.database = database;
    this.carrier = carrier;
    this.machine = machine;
    this.replies = replies;
    this.sends = sends;
  }

  /// Settles what is old enough; returns how many rows were looked at.
  public int round() {
    Instant now = machine.instant();
    List<ClaimedText> unsettled =
        database.with(handle ->
            Outbox.unsettled(
                handle, carrier.channel(), now.minus(replies), now.minus(sends), AT_ONCE));
    // Two texts to one phone must not both find the same entry of the log.
    Collection<List<ClaimedText>> byPhone =
        unsettled.stream().collect(groupingBy(ClaimedText::to)).values();
    var unread = new AtomicInteger();
    var permits = new Semaphore(ASKING);
    try (var asking = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var texts : byPhone) {
        permits.acquireUninterruptibly();
        asking.execute(() -> {
          try {
            texts.forEach(text -> settleUnless(unread, text, now.minus(replies)));
          } finally {
            permits.release();
          }
        });
      }
    }
    return unread.get() > 0 ? 0 : unsettled.size();
  }

  /// A phone whose log can't be read keeps the others not waiting; when several can't, the carrier
  /// is away.
  private void settleUnless(AtomicInteger unread, ClaimedText text, Instant before) {
    if (unread.get() >= AWAY) {
      return;
    }
    try {
      settle(text, before);
    } catch (CarrierUnavailable e) {
      if (unread.getAndIncrement() == 0) {
        LOG.warn("carrier's log cannot be read, asking again later outbox={}", text.row());
      }
    } catch (PostgresUnavailable e) {
      unread.set(AWAY);
    } catch (RuntimeException e) {
      LOG.error("text can't be settled, asking again later outbox={}", text.row(), e);
    }
  }

  private void settle(ClaimedText claimed, Instant before) {
    long id = claimed.row();
    List<String> found = inCarriersLog(claimed, CLOCK_SLACK);
    List<String> older = found.isEmpty() ? inCarriersLog(claimed, CLOCK_AHEAD) : List.of();
    database.inTransaction(handle -> {
      if (!found.isEmpty()) {
        Outbox.accepted(handle, id, found.getFirst());
      } else if (!older.isEmpty() && Outbox.acceptedReply(handle, id, older.getLast())) {
        LOG.warn("reply found older than its claim: look at the machine's clock outbox={}", id);
      } else if (!Outbox.reroute(handle, id, before) && Outbox.hold(handle, id)) {
        LOG.warn("text held as uncertain outbox={} to={}", id, claimed.to());
      }
      return true;
    });
  }

  /// The entries with the same words that no other row has, oldest first.
  private List<String> inCarriersLog(ClaimedText claimed, Duration slack) {
    List<LoggedText> same =
        carrier.sentTo(claimed.to(), claimed.claimedAt().minus(slack)).stream()
            .filter(entry -> !entry.inbound() && sameWords(entry.body(), claimed.text().body()))
            .toList();
    if (same.isEmpty()) {
      return List.of();
    }
    var taken =
        database
            .with(handle ->
                Outbox.known(
                    handle, same.stream().map(LoggedText::carrierId).toList(), claimed.row()))
            .stream()
            .collect(toSet());
    return same.stream().map(LoggedText::carrierId).filter(id -> !taken.contains(id)).toList();
  }

  /// The carrier's log may hold the text as smart encoding left it.
  private static boolean sameWords(String logged, String ours) {
    return logged.equals(ours)
        || SmartEncoding.apply(logged).strip().equals(SmartEncoding.apply(ours).strip());
  }
}
