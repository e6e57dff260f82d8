package org.turnout.web;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;

/// Closes connections on which one request takes too long to come: the server's own limit counts
/// from byte to byte, so that a byte every few seconds would hold a connection for good. An answer
/// may take as long as it likes (event streams), since nothing comes in meanwhile.
final class RequestDeadline implements Connection.Listener, AutoCloseable {
  private final Duration most;
  private final Map<Connection, Coming> open = new ConcurrentHashMap<>();
  private final ScheduledExecutorService looking =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("request-deadline").daemon().factory());

  /// What has come in on a connection.
  ///
  /// @param requests begun so far
  /// @param bytes so far
  /// @param since when the first byte of this request had come, by [System#nanoTime]
  private record Coming(long requests, long bytes, long since) {}

  RequestDeadline(Duration most) {
    this.most = most;
    long every = Math.max(100, most.toMillis() / 4);
    looking.scheduleWithFixedDelay(this::look, every, every, TimeUnit.MILLISECONDS);
  }

  @Override
  public void onOpened(Connection connection) {
    open.put(connection, new Coming(0, 0, System.nanoTime()));
  }

  @Override
  public void onClosed(Connection connection) {
    open.remove(connection);
  }

  private void look() {
    long now = System.nanoTime();
    open.forEach((connection, before) -> {
      long requests = connection.getMessagesOut();
      long bytes = connection.getBytesIn();
      if (requests != before.requests || bytes == before.bytes) {
        open.computeIfPresent(connection, (_, _) -> new Coming(requests, bytes, now));
      } else if (now - before.since > most.toNanos()) {
        connection.getEndPoint().close();
      } else {
        open.computeIfPresent(connection, (_, _) -> new Coming(requests, bytes, before.since));
      }
    });
  }

  @Override
  public void close() {
    looking.shutdownNow();
  }
}
