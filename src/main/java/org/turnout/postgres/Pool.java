package org.turnout.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A fixed number of connections, with as many permits in front of them.
///
/// Thousands of virtual threads queue on the permits, first come first served, and never on the
/// pool itself, where each waiter would time out on its own or spin. Together the two waits are at
/// most two seconds, so that a webhook can still be told to come again.
final class Pool implements AutoCloseable {
  private static final Duration PERMIT = Duration.ofSeconds(1);
  private static final Duration CONNECTION = Duration.ofSeconds(1);

  private final HikariDataSource connections;
  private final Semaphore permits;

  Pool(DatabaseUrl url, int size) {
    var config = new HikariConfig();
    config.setPoolName("postgres");
    config.setJdbcUrl(url.address());
    config.setDataSourceProperties(url.properties());
    config.setMaximumPoolSize(size);
    config.setConnectionTimeout(CONNECTION.toMillis());
    config.setValidationTimeout(CONNECTION.toMillis());
    config.setInitializationFailTimeout(-1); // the first caller finds out, like any other
    config.setKeepaliveTime(Duration.ofMinutes(2).toMillis());
    config.setConnectionInitSql(
        "SET statement_timeout = '10s'; SET lock_timeout = '5s'; "
            + "SET idle_in_transaction_session_timeout = '15s'; SET timezone = 'UTC'");
    this.connections = new HikariDataSource(config);
    this.permits = new Semaphore(size, true);
  }

  HikariDataSource connections() {
    return connections;
  }

  /// Runs the work when a connection is free for it. Work never nests: what runs inside has its
  /// connection in hand.
  <T extends @Nullable Object> T permitted(Supplier<T> work) {
    acquire();
    try {
      return work.get();
    } catch (RuntimeException e) {
      throw PostgresUnavailable.isBehind(e) ? new PostgresUnavailable(e) : e;
    } finally {
      permits.release();
    }
  }

  private void acquire() {
    try {
      if (!permits.tryAcquire(PERMIT.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new PostgresUnavailable("No connection to Postgres was free within " + PERMIT);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PostgresUnavailable(e);
    }
  }

  int waiting() {
    return permits.getQueueLength();
  }

  @Override
  public void close() {
    connections.close();
  }
}
