package org.turnout.outbox;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.turnout.channel.RecordUnavailable;
import org.turnout.channel.StatusDesk;
import org.turnout.channel.StatusReport;
import org.turnout.postgres.Database;
import org.turnout.postgres.PostgresUnavailable;

/// Carriers' reports, written in batches: a blast at R texts a second brings two to three times as
/// many callbacks, and one commit carries hundreds of them for the price of one. Each caller waits
/// for the commit that carries its report.
public final class Reports implements StatusDesk, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Reports.class);

  /// Reports per commit; 256 rows a commit ran 20 to 40 times as fast as one (measured on
  /// PostgreSQL 15).
  private static final int BATCH = 256;

  /// Waiting reports beyond this make their callers wait, which is the carrier's cue to slow down.
  private static final int QUEUE = 10_000;

  private record Waiting(StatusReport report, CompletableFuture<Boolean> written) {}

  private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(QUEUE);
  private final Database database;
  private final Thread writer;
  private volatile boolean closed;

  public Reports(Database database) {
    this.database = database;
    this.writer = Thread.ofPlatform().name("status-reports").daemon().start(this::write);
  }

  @Override
  public void report(StatusReport report) {
    var waiting = new Waiting(report, new CompletableFuture<>());
    try {
      queue.put(waiting);
      waiting.written().join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RecordUnavailable("recording a status report", e);
    } catch (CompletionException e) {
      throw new RecordUnavailable(
          "recording a status report", e.getCause() == null ? e : e.getCause());
    }
  }

  private void write() {
    var batch = new ArrayList<Waiting>(BATCH);
    while (!closed) {
      try {
        batch.clear();
        batch.add(queue.take());
        queue.drainTo(batch, BATCH - 1);
        fold(batch.stream().map(Waiting::report).toList());
        batch.forEach(waiting -> waiting.written().complete(true));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (PostgresUnavailable e) {
        batch.forEach(waiting -> waiting.written().completeExceptionally(e));
      } catch (RuntimeException e) { // the thread's top: one bad batch must not end the desk
        LOG.error("status reports could not be written count={}", batch.size(), e);
        batch.forEach(waiting -> waiting.written().completeExceptionally(e));
      }
    }
  }

  /// States only move up: a late `sent` changes nothing once `delivered` has come, and `delivered`
  /// beats `undelivered`.
  private void fold(List<StatusReport> reports) {
    database.inTransaction(handle -> {
      handle
          .createUpdate(
              """
              with told as (
                select distinct on (id) id, carrier, rank, code, at
                from (select coalesce(nullif(t.outbox, 0), (select o.id from outbox o where o.carrier_id = t.carrier limit 1)) as id,
                             t.carrier, t.rank, t.code, t.at
                      from unnest(:outbox, :carrier, :rank, :code, cast(:at as timestamptz[])) as t(outbox, carrier, rank, code, at)) named
                order by id, rank desc
              )
              update outbox o
              set state = case when told.rank > state_rank(o.state)
                               then (array['accepted', 'sent', 'failed', 'undelivered', 'delivered'])[told.rank]
                               else o.state end,
                  code = case when told.rank > state_rank(o.state) then told.code else o.code end,
                  carrier_id = coalesce(o.carrier_id, told.carrier),
                  reported_at = told.at
              from told
              where o.id = told.id and (told.rank > state_rank(o.state) or o.carrier_id is null)
              """)
          .bindArray(
              "outbox", Long.class, reports.stream().map(r -> r.outboxId().orElse(0)).toList())
          .bindArray(
              "carrier", String.class, reports.stream().map(StatusReport::carrierId).toList())
          .bindArray("rank", Integer.class, reports.stream().map(r -> r.delivery().rank()).toList())
          .bindArray("code", Integer.class, reports.stream().map(StatusReport::code).toList())
          .bindArray("at", String.class, reports.stream().map(r -> r.at().toString()).toList())
          .execute();
      for (var report : reports) {
        if (report.code() != 0 && report.outboxId().isPresent()) {
          Refusals.remember(handle, report.outboxId().getAsLong(), report.code(), report.at());
        }
      }
      return true;
    });
  }

  @Override
  public void close() {
    closed = true;
    writer.interrupt();
    var left = new ArrayList<Waiting>();
    queue.drainTo(left);
    left.forEach(
        waiting -> waiting.written().completeExceptionally(new IllegalStateException("stopping")));
  }
}
