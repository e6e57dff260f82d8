package org.turnout.postgres;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The record cannot be reached: the server is down, cut off, starting, a read-only stand-by, or
/// every connection stayed busy. Try again later.
///
/// Nothing was done, with one exception that nobody can rule out: when the connection broke during
/// a commit, the commit may have happened. What must not happen twice is therefore keyed (a unique
/// carrier id, a turn number) and finds itself on the next try.
public final class PostgresUnavailable extends RuntimeException {
  /// Going down, crashed, starting up; too many connections; read-only after a fail-over.
  private static final Set<String> STATES = Set.of("57P01", "57P02", "57P03", "53300", "25006");

  PostgresUnavailable(String message) {
    super(message);
  }

  PostgresUnavailable(Throwable cause) {
    super("Postgres cannot be reached", cause);
  }

  /// Whether a failure says that the server is away, rather than that a statement is wrong.
  static boolean isBehind(Throwable failure) {
    for (@Nullable Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof SQLTransientConnectionException) {
        return true; // the pool's: no connection in time
      }
      if (t instanceof SQLException sql && away(sql.getSQLState())) {
        return true;
      }
    }
    return false;
  }

  private static boolean away(@Nullable String state) {
    return state != null && (state.startsWith("08") || STATES.contains(state));
  }
}
