package org.turnout.postgres;

import java.lang.reflect.Constructor;
import java.lang.reflect.Type;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.StatementException;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.jspecify.annotations.Nullable;
import org.turnout.settings.Secret;

/// The record. Every call takes one of a fixed number of connections and gives it back; calls do
/// not nest. Waiting for one and connecting together take two seconds at most, a statement ten.
///
/// All calls throw [PostgresUnavailable] when the server is away; whatever else goes wrong in SQL
/// comes through as it is.
public final class Database implements AutoCloseable {
  private final DatabaseUrl url;
  private final DatabasePool pool;
  private final Jdbi jdbi;

  private Database(DatabaseUrl url, DatabaseLimits limits) {
    this.url = url;
    this.pool = new DatabasePool(url, limits);
    this.jdbi = Jdbi.create(pool.connections()).installPlugin(new PostgresPlugin());
    jdbi.getConfig(StatementExceptions.class).setMessageRendering(Database::withoutArguments);
    jdbi.registerRowMapper(Database::ofRecord);
  }

  /// A row becomes a record by the names of its columns: `starts_at` is `startsAt`.
  private static Optional<RowMapper<?>> ofRecord(Type type, ConfigRegistry config) {
    if (!(type instanceof Class<?> named && named.isRecord())) {
      return Optional.empty();
    }
    int components = named.getRecordComponents().length;
    Constructor<?> canonical =
        Stream.of(named.getDeclaredConstructors())
            .filter(one -> one.getParameterCount() == components)
            .findFirst()
            .orElseThrow();
    canonical.setAccessible(true); // most of these records are known in their package only
    return Optional.of(ConstructorMapper.of(canonical));
  }

  // By default jdbi prints what was bound, a member's number and words included, into the message
  // and so into logs. The statement itself has only placeholders.
  @SuppressWarnings("NullAway") // jdbi gives no context where there was no statement yet
  private static String withoutArguments(StatementException failure) {
    StatementContext context = failure.getStatementContext();
    return context == null
        ? failure.getShortMessage()
        : failure.getShortMessage() + " [" + context.getRawSql() + "]";
  }

  /// Opens the pool without asking whether the server is there.
  ///
  /// @throws IllegalArgumentException the address has the wrong shape
  public static Database open(Secret url) {
    return open(url, DatabaseLimits.USUAL);
  }

  /// The same with a pool of another size.
  public static Database open(Secret url, int connections) {
    return open(url, DatabaseLimits.connections(connections));
  }

  /// The same with other limits, for instance for long work that must not hold up short work.
  public static Database open(Secret url, DatabaseLimits limits) {
    return new Database(DatabaseUrl.parse(url), limits);
  }

  /// Brings the schema up to this program's version.
  ///
  /// @throws SchemaTooNew a newer program has been here
  /// @throws SchemaTooOld a program from before the first release has been here
  /// @throws PostgresUnavailable the server is away
  public void migrate() {
    Schema.migrate(url);
  }

  /// Where it is, without user, password and options: `db.example.org:5432/turnout`.
  public String place() {
    return url.place();
  }

  /// Whether no program has ever made its tables here.
  public boolean blank() {
    return with(handle ->
        handle
            .createQuery("select to_regclass('flyway_schema_history') is null")
            .mapTo(Boolean.class)
            .one());
  }

  /// Throws what [#migrate] would throw, and changes nothing.
  public void checkSchema() {
    Schema.check(url);
  }

  /// Runs the work in one transaction: committed when it returns, rolled back when it throws.
  public <T extends @Nullable Object> T inTransaction(Function<Handle, T> work) {
    return pool.permitted(() -> jdbi.inTransaction(work::apply));
  }

  /// Runs the work with every statement committing on its own.
  public <T extends @Nullable Object> T with(Function<Handle, T> work) {
    return pool.permitted(() -> jdbi.withHandle(work::apply));
  }

  /// Runs the work on the bare connection (autocommit), for the one statement of a turn that is
  /// worth it.
  ///
  /// @throws SqlFailed what JDBC threw, when the server is not simply away
  public <T extends @Nullable Object> T connection(SqlFunction<Connection, T> work) {
    return pool.permitted(() -> {
      try (Connection connection = pool.connections().getConnection()) {
        return work.apply(connection);
      } catch (SQLException e) {
        throw new SqlFailed(e);
      }
    });
  }

  /// Whether a statement comes back right now; at most two seconds.
  public boolean reachable() {
    try {
      return with(handle -> handle.createQuery("SELECT 1").mapTo(Integer.class).one() == 1);
    } catch (PostgresUnavailable away) {
      return false;
    }
  }

  /// Why the record can't be used right now, a write included; empty when all is well. At most two
  /// seconds.
  public Optional<Trouble> trouble() {
    try {
      pool.tryWriting();
      return Optional.empty();
    } catch (PostgresUnavailable e) {
      return Optional.of(e.trouble());
    }
  }

  /// The same as the last call found it, without asking.
  public Optional<Trouble> lastTrouble() {
    return pool.trouble();
  }

  /// How often the server was away and came back: a counter.
  public long recoveries() {
    return pool.recoveries();
  }

  /// How many callers wait for a connection: a gauge.
  public int waiting() {
    return pool.waiting();
  }

  @Override
  public void close() {
    pool.close();
  }
}
