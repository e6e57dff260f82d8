package org.turnout.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
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

  /// A row that is written and deleted again, and a megabyte on the disk for a moment: a full disk
  /// often has room for a row.
  private static final String TRY =
      """
      SET LOCAL work_mem = '64kB';
      INSERT INTO lease (name, holder, expires_at) VALUES ('try ' || pg_backend_pid(), '', clock_timestamp());
      DELETE FROM lease WHERE name = 'try ' || pg_backend_pid();
      SELECT count(*) FROM generate_series(1, 60000);
      """;

  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

  private final HikariDataSource connections;
  private final Semaphore permits;
  private final Duration wait;
  private final AtomicReference<Trouble> trouble = new AtomicReference<>(Trouble.NONE);
  private final AtomicLong triedAt = new AtomicLong(System.nanoTime());
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
      Trouble before = trouble.get();
      if (before != Trouble.NONE && (!before.ofWriting() || writesAgain())) {
        over(before);
      }
      return result;
    } catch (RuntimeException e) {
      throw Trouble.behind(e).<RuntimeException>map(what -> away(what, e)).orElse(e);
    } finally {
      permits.release();
    }
  }

  /// Whether a write goes through right now, and one that needs room on the disk.
  ///
  /// @throws PostgresUnavailable it does not
  void tryWriting() {
    permitted(() -> {
      write();
      over(trouble.get());
      return true;
    });
  }

  /// What is the matter, as the last call that failed or a try since has found it.
  Optional<Trouble> trouble() {
    return Optional.of(trouble.get()).filter(what -> what != Trouble.NONE);
  }

  /// A full disk lets reads pass. After such trouble a try at writing, one a second, says whether
  /// it is over.
  private boolean writesAgain() {
    long last = triedAt.get();
    long now = System.nanoTime();
    if (now - last < BETWEEN_TRIES.toNanos() || !triedAt.compareAndSet(last, now)) {
      return false;
    }
    try {
      write();
      return true;
    } catch (RuntimeException notYet) {
      return false;
    }
  }

  private void write() {
    try (Connection connection = connections.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute(TRY);
      connection.commit();
    } catch (SQLException e) {
      throw new SqlFailed(e);
    }
  }

  private void over(Trouble before) {
    if (before != Trouble.NONE && trouble.compareAndSet(before, Trouble.NONE)) {
      recoveries.increment();
      LOG.info("Postgres works again");
    }
  }

  /// Logged once per outage, by the first that notices; the callers answer 503 each.
  private PostgresUnavailable away(Trouble what, RuntimeException e) {
    Trouble before = trouble.getAndSet(what);
    if (before != what) {
      LOG.warn("{}", what.words());
    }
    return new PostgresUnavailable(what, e);
  }

  private void acquire() {
    try {
      if (!permits.tryAcquire(wait.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new PostgresUnavailable("No connection to Postgres was free within " + wait);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PostgresUnavailable(Trouble.BUSY, e);
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
