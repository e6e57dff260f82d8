package org.turnout.outbox;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.turnout.channel.Carrier;
import org.turnout.channel.Channel;
import org.turnout.postgres.Database;

/// Sends what is planned on one channel outside of runs: claim, commit, send, record. It never
/// waits for the pace; blasts give way to it. One text is tried once; what follows is decided by
/// its `SendResult`.
public final class OutboxSender implements AutoCloseable {
  /// Rows per claim. Small: a claim is a promise that a crash turns into "uncertain", so a node
  /// never holds more than it sends in about 100 ms.
  private static final int AT_ONCE = 10;

  private final Database database;
  private final Carrier carrier;
  private final Channel channel;
  private final PaceCharges charges;
  private final ClaimTerms terms;
  private final ResultWriter results;
  private final ExecutorService sending = Executors.newVirtualThreadPerTaskExecutor();

  public OutboxSender(
      Database database,
      Carrier carrier,
      CarrierRefusals refusals,
      PaceCharges charges,
      ClaimTerms terms) {
    this.database = database;
    this.carrier = carrier;
    this.channel = carrier.channel();
    this.charges = charges;
    this.terms = terms;
    this.results = new ResultWriter(database, refusals, terms);
  }

  /// Sends one claim's worth of texts and returns how many there were; 0 means that nothing waits,
  /// or that the record is slow.
  public int round() {
    if (results.behind()) {
      return 0;
    }
    List<ClaimedText> claimed =
        database.inTransaction(handle ->
            Outbox.claim(
                handle,
                channel,
                terms.node(),
                charges.full(),
                AT_ONCE,
                terms.clocks().machine().instant()));
    var done = new CountDownLatch(claimed.size());
    for (var text : claimed) {
      charges.add(text.text().from().value(), channel.traits().billedSegments(text.text().body()));
      sending.execute(() -> {
        try {
          results.add(text, terms.tooOld(text).orElseGet(() -> terms.send(carrier, text)));
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

  /// Whether the thread that records is there.
  public boolean alive() {
    return results.alive();
  }

  /// Waits for what is out, and records it.
  @Override
  public void close() {
    sending.close();
    results.close();
  }
}
