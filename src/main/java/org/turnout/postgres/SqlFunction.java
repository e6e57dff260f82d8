package org.turnout.postgres;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// Work on a plain JDBC object.
@FunctionalInterface
public interface SqlFunction<A, T extends @Nullable Object> {
  T apply(A argument) throws SQLException;
}
