package org.turnout.postgres;

import java.sql.SQLException;

/// A statement on a bare connection failed although the server is there: a violated constraint, or
/// a mistake of ours.
public final class SqlFailed extends RuntimeException {
  SqlFailed(SQLException cause) {
    super("SQL state " + cause.getSQLState(), cause);
  }
}
