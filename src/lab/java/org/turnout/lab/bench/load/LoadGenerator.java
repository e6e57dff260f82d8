package org.turnout.lab.bench.load;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/// Sends ready-made requests over kept-alive connections and waits for every answer.
///
/// *Closed loop*: each connection sends its next request when the last is answered, which finds the
/// most a server can do. *Open loop*: requests are due at fixed times whatever the server does, and
/// latency counts from when they were due, so that a stall is seen by all whom it delays.
public final class LoadGenerator implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Selector selector;
  private final List<HttpConnection> wires = new ArrayList<>();
  private final ExpectedResponse expected;

  public LoadGenerator(int port, int connections, ExpectedResponse expected) {
    this.expected = expected;
    try {
      selector = Selector.open();
      for (int i = 0; i < connections; i++) {
        var wire = new HttpConnection(port);
        wire.channel().register(selector, SelectionKey.OP_READ, wire);
        wires.add(wire);
      }
    } catch (IOException e) {
      throw new BenchFailed("connecting to 127.0.0.1:" + port, e);
    }
  }

  /// Runs until the time is over or the batch is used up.
  public LoadResult closed(RequestBatch batch, Duration time) {
    return closed(batch, time, 0);
  }

  /// Runs until the time is over and enough is answered, or the batch is used up.
  public LoadResult closed(RequestBatch batch, Duration time, int atLeast) {
    try {
      long start = System.nanoTime();
      long until = start + time.toNanos();
      int flying = 0;
      for (HttpConnection wire : wires) {
        if (!batch.exhausted()) {
          wire.send(batch.take(), System.nanoTime());
          flying++;
        }
      }
      var seen = new Seen();
      long last = start;
      while (flying > 0) {
        await(seen.answered);
        for (SelectionKey key : selector.selectedKeys()) {
          HttpConnection wire = (HttpConnection) key.attachment();
          if (wire.read()) {
            last = seen.answer(wire);
            if ((last < until || seen.answered < atLeast) && !batch.exhausted()) {
              wire.send(batch.take(), System.nanoTime());
            } else {
              flying--;
            }
          }
        }
        selector.selectedKeys().clear();
      }
      return seen.load(start, last);
    } catch (IOException e) {
      throw new BenchFailed("talking to the server under test", e);
    }
  }

  /// Sends so many requests at a steady rate.
  public LoadResult open(RequestBatch batch, int requests, int perSecond) {
    BlockingQueue<HttpConnection> free = new LinkedBlockingQueue<>(wires);
    long start = System.nanoTime();
    CompletableFuture<LoadResult> load =
        CompletableFuture.supplyAsync(
            () -> collect(requests, start, free),
            task -> Thread.ofPlatform().name("bench-reader").daemon().start(task));
    try {
      for (int i = 0; i < requests; i++) {
        long due = start + i * 1_000_000_000L / perSecond;
        for (long early = due - System.nanoTime(); early > 0; early = due - System.nanoTime()) {
          LockSupport.parkNanos(early);
        }
        HttpConnection wire = free.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        if (wire == null || load.isDone()) {
          break;
        }
        wire.send(batch.take(), due);
      }
      return load.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof BenchFailed known ? known : new BenchFailed("reading", e);
    } catch (InterruptedException | TimeoutException | IOException e) {
      throw new BenchFailed("talking to the server under test", e);
    }
  }

  private LoadResult collect(int requests, long start, BlockingQueue<HttpConnection> free) {
    try {
      var seen = new Seen();
      long last = start;
      while (seen.answered < requests) {
        await(seen.answered);
        for (SelectionKey key : selector.selectedKeys()) {
          HttpConnection wire = (HttpConnection) key.attachment();
          if (wire.read()) {
            last = seen.answer(wire);
            free.add(wire);
          }
        }
        selector.selectedKeys().clear();
      }
      return seen.load(start, last);
    } catch (IOException e) {
      throw new BenchFailed("talking to the server under test", e);
    }
  }

  private void await(long answered) throws IOException {
    if (selector.select(PATIENCE.toMillis()) == 0) {
      throw new BenchFailed("no answer for " + PATIENCE + " after " + answered + " answers");
    }
  }

  @Override
  public void close() {
    try (selector) {
      for (HttpConnection wire : wires) {
        wire.close();
      }
    } catch (IOException e) {
      throw new BenchFailed("closing connections", e);
    }
  }

  private final class Seen {
    /// Grows with the longest answer; three digits of every latency count.
    private final Histogram latency = new Histogram(3);

    private long answered;

    long answer(HttpConnection wire) {
      if (!wire.met(expected)) {
        throw new BenchFailed(
            "after %d right answers one was not %s:%n%s"
                .formatted(answered, expected, wire.text()));
      }
      long now = System.nanoTime();
      latency.recordValue(now - wire.since());
      answered++;
      return now;
    }

    LoadResult load(long start, long last) {
      return new LoadResult(answered, Duration.ofNanos(Math.max(1, last - start)), latency);
    }
  }
}
