package org.turnout.outbox;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.turnout.channel.Carrier;
import org.turnout.channel.Channel;
import org.turnout.channel.SendClaim;
import org.turnout.channel.SendResult;
import org.turnout.postgres.Database;
import org.turnout.postgres.PostgresUnavailable;

/// Sends what is planned on one channel outside of runs: claim, commit, send, record. It never
/// waits for the pace; blasts give way to it. One text is tried once; what follows is decided by
/// its `SendResult`.
public final class OutboxSender {
  private static final Logger LOG = LoggerFactory.getLogger(OutboxSender.class);

  /// Rows per claim. Small: a claim is a promise that a crash turns into "uncertain", so a node
  /// never holds more than it sends in about 100 ms.
  private static final int AT_ONCE = 10;

  private final Database database;
  private final Carrier carrier;
  private final CarrierRefusals refusals;
  private final PaceCharges charges;
  private final Channel channel;
  private final String node;
  private final InstantSource machine;
  private final Duration fresh;
  private final Executor sending;

  /// @param fresh how old a claim may be when its request is written
  public OutboxSender(
      Database database,
      Carrier carrier,
      CarrierRefusals refusals,
      PaceCharges charges,
      Channel channel,
      String node,
      InstantSource machine,
      Duration fresh,
      Executor sending) {
    this.database = database;
    this.carrier = carrier;
    this.refusals = refusals;
    this.charges = charges;
    this.channel = channel;
    this.node = node;
    this.machine = machine;
    this.fresh = fresh;
    this.sending = sending;
  }

  /// Sends one claim's worth of texts and returns how many there were; 0 means that nothing waits.
  public int round() {
    List<ClaimedText> claimed =
        database.inTransaction(handle ->
            Outbox.claim(handle, channel, node, charges.full(), AT_ONCE, machine.instant()));
    var done = new CountDownLatch(claimed.size());
    for (var text : claimed) {
      charges.add(text.text().from().value(), channel.traits().billedSegments(text.text().body()));
      sending.execute(() -> {
        try {
          sendAndRecord(text);
        } finally {
          done.countDown();
        }
      });
    }
    try {
      done.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return claimed.size();
  }

  private void sendAndRecord(ClaimedText claimed) {
    SendResult result =
        SendClaim.whileHolds(() -> !stale(claimed), () -> carrier.send(claimed.text()));
    if (result instanceof SendResult.TryLater && stale(claimed)) {
      LOG.warn(
          "claim too old to be sent, left to the settler outbox={}", claimed.text().outboxId());
      return;
    }
    switch (result) {
      case SendResult.Accepted _ -> {}
      case SendResult.Refused refused ->
          LOG.warn(
              "text refused outbox={} to={} code={}",
              claimed.text().outboxId(),
              claimed.to(),
              refused.code());
      case SendResult.TryLater later ->
          LOG.info("text put off outbox={} code={}", claimed.text().outboxId(), later.code());
      case SendResult.Uncertain uncertain ->
          LOG.warn(
              "send uncertain outbox={} to={} why={}",
              claimed.text().outboxId(),
              claimed.to(),
              uncertain.reason());
    }
    record(claimed, result);
  }

  private void record(ClaimedText claimed, SendResult result) {
    try {
      database.inTransaction(handle -> {
        Outbox.settle(handle, claimed.text().outboxId(), result, refusals, machine.instant());
        return true;
      });
    } catch (PostgresUnavailable e) {
      // It stays claimed: its callback says what happened to it, or the settler asks.
      LOG.warn("result not recorded outbox={}", claimed.text().outboxId());
    }
  }

  private boolean stale(ClaimedText text) {
    return machine.instant().isAfter(text.claimedAt().plus(fresh));
  }
}
