package org.turnout.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A fixed number of connections, with as many permits in front of them.
///
/// Thousands of virtual threads queue on the permits, first come first served, and never on the
/// pool itself, where each waiter would time out on its own or spin.
final class DatabasePool implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DatabasePool.class);

  private final HikariDataSource connections;
  private final Semaphore permits;
  private final Duration wait;
  private final AtomicBoolean well = new AtomicBoolean(true);
  private final LongAdder recoveries = new LongAdder();

  DatabasePool(DatabaseUrl url, DatabaseLimits limits) {
    this.wait = limits.patience().dividedBy(2);
    var config = new HikariConfig();
    config.setPoolName("postgres");
    config.setJdbcUrl(url.address());
    config.setDataSourceProperties(url.properties(limits));
    config.setMaximumPoolSize(limits.connections());
    config.setConnectionTimeout(wait.toMillis());
    config.setValidationTimeout(wait.toMillis());
    config.setInitializationFailTimeout(-1); // the first caller finds out, like any other
    config.setKeepaliveTime(Duration.ofMinutes(2).toMillis());
    config.setConnectionInitSql(
        "SET statement_timeout = "
            + limits.statement().toMillis()
            + "; SET lock_timeout = "
            + limits.statement().toMillis() / 2
            + "; SET idle_in_transaction_session_timeout = '15s'; SET timezone = 'UTC'");
    this.connections = new HikariDataSource(config);
    this.permits = new Semaphore(limits.connections(), true);
  }

  HikariDataSource connections() {
    return connections;
  }

  /// Runs the work when a connection is free for it. Work never nests: what runs inside has its
  /// connection in hand.
  <T extends @Nullable Object> T permitted(Supplier<T> work) {
    acquire();
    try {
      T result = work.get();
      if (well.compareAndSet(false, true)) {
        recoveries.increment();
        LOG.info("Postgres answers again");
      }
      return result;
    } catch (RuntimeException e) {
      throw PostgresUnavailable.isBehind(e) ? away(e) : e;
    } finally {
      permits.release();
    }
  }

  /// Logged once per outage, by the first that notices; the callers answer 503 each.
  private PostgresUnavailable away(RuntimeException e) {
    if (well.compareAndSet(true, false)) {
      LOG.warn("Postgres does not answer");
    }
    return new PostgresUnavailable(e);
  }

  private void acquire() {
    try {
      if (!permits.tryAcquire(wait.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new PostgresUnavailable("No connection to Postgres was free within " + wait);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PostgresUnavailable(e);
    }
  }

  long recoveries() {
    return recoveries.sum();
  }

  int waiting() {
    return permits.getQueueLength();
  }

  @Override
  public void close() {
    connections.close();
  }
}
