package org.turnout.postgres;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/// Writes many rows into a table by COPY, several times as fast as inserting them. Rows are
/// gathered and written when there are enough, on the caller's own connection, so between two
/// statements of its transaction; code that reads through a cursor at the same time takes care to
/// write only between two fetches.
public final class CopyWriter {
  private static final int USUAL_ROOM = 1 << 20;

  private final Handle handle;
  private final String into;
  private final StringBuilder rows = new StringBuilder(USUAL_ROOM);
  private boolean begun;

  /// @param into table and columns, written by us: `outbox (id, body)`
  public CopyWriter(Handle handle, String into) {
    this.handle = handle;
    this.into = into;
  }

  /// The next column of the row; null is SQL's null.
  public CopyWriter text(@Nullable String value) {
    column();
    if (value == null) {
      rows.append("\\N");
      return this;
    }
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '\\' -> rows.append("\\\\");
        case '\n' -> rows.append("\\n");
        case '\r' -> rows.append("\\r");
        case '\t' -> rows.append("\\t");
        default -> rows.append(c);
      }
    }
    return this;
  }

  public CopyWriter number(long value) {
    column();
    rows.append(value);
    return this;
  }

  /// SQL's null.
  public CopyWriter nothing() {
    return text(null);
  }

  /// Ends the row.
  public CopyWriter row() {
    rows.append('\n');
    begun = false;
    return this;
  }

  /// Writes the rows gathered so far.
  ///
  /// @throws SqlFailed the server would not take them
  public void write() {
    if (rows.isEmpty()) {
      return;
    }
    try {
      CopyManager copy = handle.getConnection().unwrap(PGConnection.class).getCopyAPI();
      byte[] bytes = rows.toString().getBytes(StandardCharsets.UTF_8);
      var in = copy.copyIn("COPY " + into + " FROM STDIN");
      try {
        in.writeToCopy(bytes, 0, bytes.length);
        in.endCopy();
      } finally {
        if (in.isActive()) {
          in.cancelCopy();
        }
      }
      rows.setLength(0);
    } catch (SQLException e) {
      throw new SqlFailed(e);
    }
  }

  private void column() {
    if (begun) {
      rows.append('\t');
    }
    begun = true;
  }
}
