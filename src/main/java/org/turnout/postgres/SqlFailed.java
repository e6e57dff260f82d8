package org.turnout.postgres;

import java.sql.SQLException;

/// A statement on a bare connection failed although the server is there: a violated constraint, or
/// a mistake of ours.
public final class SqlFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SqlFailed(SQLException cause) {
    super("SQL state " + cause.getSQLState(), cause);
  }

  /// The five characters by which PostgreSQL classes failures (`23505`: unique violation).
  public String state() {
    return getCause() instanceof SQLException sql && sql.getSQLState() != null
        ? sql.getSQLState()
        : "";
  }
}
