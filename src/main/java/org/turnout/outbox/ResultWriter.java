package org.turnout.outbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.turnout.channel.SendResult;
import org.turnout.postgres.Database;
import org.turnout.postgres.PostgresUnavailable;

/// What happened to sent texts, recorded in batches: one commit every [#PAUSE] carries them all. A
/// crash in between leaves rows claimed, and the carrier is asked about them. Only a row that is
/// still in the hands of this claim is touched: others may know more of it by now. One of which
/// nobody knows anything stays claimed: callbacks, then the carrier's log, decide ([Settler]).
public final class ResultWriter implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ResultWriter.class);

  /// Long enough for a batch, short enough that a crash leaves few rows to ask the carrier about.
  private static final Duration PAUSE = Duration.ofMillis(25);

  private static final int BATCH = 500;

  /// A batch that fails for another reason than an outage (a deadlock) is tried again.
  private static final int TRIES = 3;

  /// Unrecorded results beyond this: the record is slow, and more sends would only add to what a
  /// crash leaves uncertain.
  private static final int BEHIND = 2_000;

  private final Database database;
  private final ResultStore store;
  private final LinkedBlockingQueue<ResultStore.Result> queue = new LinkedBlockingQueue<>();
  private final Thread writer;
  private volatile boolean closing;

  public ResultWriter(Database database, CarrierRefusals refusals, ClaimTerms terms) {
    this.database = database;
    this.store = new ResultStore(refusals, terms);
    this.writer = Thread.ofVirtual().name("send-results").start(this::write);
  }

  public void add(ClaimedText text, SendResult became) {
    log(text, became);
    queue.add(new ResultStore.Result(text, became));
  }

  /// Whether so many results wait to be recorded that nothing more should leave.
  public boolean behind() {
    return queue.size() > BEHIND;
  }

  /// Outside of runs every text counts; a run has its report.
  private static void log(ClaimedText text, SendResult became) {
    boolean ofRun = text.run() != 0;
    switch (became) {
      case SendResult.Accepted _ -> {}
      case SendResult.Refused(int code, String _) ->
          LOG.atLevel(ofRun ? Level.INFO : Level.WARN)
              .log(
                  "text refused run={} outbox={} to={} code={}",
                  text.run(),
                  text.row(),
                  text.to(),
                  code);
      case SendResult.TryLater later ->
          LOG.atLevel(ofRun ? Level.DEBUG : Level.INFO)
              .log("text put off outbox={} code={}", text.row(), later.code());
      case SendResult.Uncertain(String why) ->
          LOG.warn(
              "send uncertain run={} outbox={} to={} why={}",
              text.run(),
              text.row(),
              text.to(),
              why);
    }
  }

  private void write() {
    var batch = new ArrayList<ResultStore.Result>();
    while (!closing || !queue.isEmpty()) {
      try {
        ResultStore.Result first = queue.poll(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        if (first == null) {
          continue;
        }
        if (!closing) {
          Thread.sleep(PAUSE);
        }
        batch.clear();
        batch.add(first);
        queue.drainTo(batch, BATCH - 1);
        store.heard(batch);
        record(batch);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (Throwable e) { // the thread's top: the rows stay claimed, the settler asks
        LOG.error("results could not be recorded count={}", batch.size(), e);
      }
    }
  }

  /// Whether the thread that records is there.
  public boolean alive() {
    return writer.isAlive();
  }

  /// Tries until it is recorded: the rows are in nobody else's hands.
  private void record(List<ResultStore.Result> batch) throws InterruptedException {
    for (int tries = 1; ; tries++) {
      try {
        database.inTransaction(handle -> {
          store.write(handle, batch);
          return true;
        });
        return;
      } catch (PostgresUnavailable e) {
        if (tries == 1) {
          LOG.warn("results wait for Postgres count={}", batch.size());
        }
      } catch (RuntimeException e) { // the thread's top: the rows stay claimed, the settler asks
        LOG.error("results could not be recorded count={}", batch.size(), e);
        if (tries >= TRIES || closing) {
          if (batch.size() > 1) {
            alone(batch);
          }
          return;
        }
      }
      if (closing) {
        return; // rows stay claimed; the next one to start asks the carrier
      }
      Thread.sleep(Duration.ofMillis(200));
    }
  }

  /// One result that can't be written, whatever the carrier said, must not take the others with it.
  private void alone(List<ResultStore.Result> batch) throws InterruptedException {
    for (ResultStore.Result one : batch) {
      try {
        database.inTransaction(handle -> {
          store.write(handle, List.of(one));
          return true;
        });
      } catch (PostgresUnavailable e) {
        record(List.of(one));
      } catch (RuntimeException e) {
        LOG.error("result could not be recorded outbox={}", one.row(), e);
      }
    }
  }

  /// Records what has come in so far and ends.
  @Override
  public void close() {
    closing = true;
    try {
      if (!writer.join(Duration.ofSeconds(10))) {
        writer.interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
