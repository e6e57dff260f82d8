package org.turnout.outbox;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.turnout.channel.DeliveryReceipt;
import org.turnout.channel.ReceiptDesk;
import org.turnout.channel.RecordUnavailable;
import org.turnout.postgres.Database;
import org.turnout.postgres.PostgresUnavailable;

/// Carriers' reports, written in batches: a blast at R texts a second brings two to three times as
/// many callbacks, and one commit carries hundreds of them for the price of one. Each caller waits
/// for the commit that carries its report.
public final class DeliveryReceipts implements ReceiptDesk, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DeliveryReceipts.class);

  /// Reports per commit; 256 rows a commit ran 20 to 40 times as fast as one (measured on
  /// PostgreSQL 15).
  private static final int BATCH = 256;

  /// Waiting reports beyond this, in one lane, make their callers wait, which is the carrier's cue
  /// to slow down.
  private static final int QUEUE = 10_000;

  /// Writers: while one waits for its commit the other fills its batch. A row always has the same
  /// writer, so two batches never wait for each other's rows.
  private static final int LANES = 2;

  private record Waiting(DeliveryReceipt report, CompletableFuture<Boolean> written) {}

  private final Database database;
  private final CarrierRefusals refusals;
  private final List<BlockingQueue<Waiting>> lanes = new ArrayList<>();
  private final List<Thread> writers = new ArrayList<>();
  private volatile boolean closed;

  public DeliveryReceipts(Database database, CarrierRefusals refusals) {
    this.database = database;
    this.refusals = refusals;
    for (int lane = 0; lane < LANES; lane++) {
      var queue = new ArrayBlockingQueue<Waiting>(QUEUE);
      lanes.add(queue);
      writers.add(
          Thread.ofPlatform().name("status-reports-" + lane).daemon().start(() -> write(queue)));
    }
  }

  @Override
  public void report(DeliveryReceipt report) {
    var waiting = new Waiting(report, new CompletableFuture<>());
    try {
      lanes.get((int) (report.outboxId().orElse(0) % LANES)).put(waiting);
      waiting.written().join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RecordUnavailable("recording a status report", e);
    } catch (CompletionException e) {
      throw new RecordUnavailable(
          "recording a status report", e.getCause() == null ? e : e.getCause());
    }
  }

  private void write(BlockingQueue<Waiting> queue) {
    var batch = new ArrayList<Waiting>(BATCH);
    while (!closed) {
      try {
        batch.clear();
        batch.add(queue.take());
        queue.drainTo(batch, BATCH - 1);
        record(batch.stream().map(Waiting::report).toList());
        batch.forEach(waiting -> waiting.written().complete(true));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (PostgresUnavailable e) {
        batch.forEach(waiting -> waiting.written().completeExceptionally(e));
      } catch (Throwable e) { // the thread's top: one bad batch must not end the desk
        LOG.error("status reports could not be written count={}", batch.size(), e);
        batch.forEach(this::alone);
      }
    }
  }

  /// One report that can't be written must not take a batch of others with it.
  private void alone(Waiting waiting) {
    try {
      record(List.of(waiting.report()));
      waiting.written().complete(true);
    } catch (RuntimeException e) {
      waiting.written().completeExceptionally(e);
    }
  }

  /// The usual batch is one statement that commits on its own; one with errors in it also marks the
  /// addresses they are about, in the same transaction.
  private void record(List<DeliveryReceipt> reports) {
    if (reports.stream().allMatch(report -> report.code() == 0)) {
      database.with(handle -> fold(handle, reports));
      return;
    }
    List<CarrierRefusals.Told> failed =
        reports.stream()
            .filter(r -> r.code() != 0 && r.outboxId().isPresent())
            .map(r -> new CarrierRefusals.Told(r.outboxId().getAsLong(), r.code()))
            .toList();
    database.inTransaction(handle -> {
      // Addresses before ledger rows, as a STOP locks them.
      refusals.remember(handle, failed);
      int folded = fold(handle, reports);
      refusals.again(handle, failed);
      return folded;
    });
  }

  /// States only move up: a late `sent` changes nothing once `delivered` has come, and `delivered`
  /// beats `undelivered`. Rows are locked in the order of their ids, as everybody does who writes
  /// many of them: what happened to a batch may be recorded at the same moment.
  private static int fold(Handle handle, List<DeliveryReceipt> reports) {
    return handle
        .createUpdate(
            """
            with told as (
              select distinct on (id) id, carrier, rank, code, at
              from (select coalesce(nullif(t.outbox, 0), (select o.id from outbox o where o.carrier_id = t.carrier limit 1)) as id,
                           t.carrier, t.rank, t.code, t.at
                    from unnest(:outbox, :carrier, :rank, :code, cast(:at as timestamptz[])) as t(outbox, carrier, rank, code, at)) named
              order by id, rank desc
            ), held as materialized (
              select o.id from outbox o join told on told.id = o.id order by o.id for update of o
            )
            update outbox o
            set state = case when told.rank > state_rank(o.state)
                             then (array['accepted', 'sent', 'failed', 'undelivered', 'delivered'])[told.rank]
                             else o.state end,
                code = case when told.rank > state_rank(o.state) then told.code else o.code end,
                carrier_id = coalesce(o.carrier_id, told.carrier),
                reported_at = told.at
            from told join held on held.id = told.id
            where o.id = held.id and not (told.carrier = any(o.earlier) and told.rank < 5)
              and (told.rank > state_rank(o.state) or o.carrier_id is null)
              and not (o.attempt > 1 and o.state = 'planned' and told.rank in (3, 4)) -- the earlier one failed, as was feared
            """)
        .bindArray("outbox", Long.class, reports.stream().map(r -> r.outboxId().orElse(0)).toList())
        .bindArray(
            "carrier", String.class, reports.stream().map(DeliveryReceipt::carrierId).toList())
        .bindArray("rank", Integer.class, reports.stream().map(r -> r.delivery().rank()).toList())
        .bindArray("code", Integer.class, reports.stream().map(DeliveryReceipt::code).toList())
        .bindArray("at", String.class, reports.stream().map(r -> r.at().toString()).toList())
        .execute();
  }

  @Override
  public void close() {
    closed = true;
    writers.forEach(Thread::interrupt);
    var left = new ArrayList<Waiting>();
    lanes.forEach(queue -> queue.drainTo(left));
    left.forEach(
        waiting -> waiting.written().completeExceptionally(new IllegalStateException("stopping")));
  }
}
