package org.turnout.postgres;

import java.util.Collection;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Work on rows that have nothing to do with each other: one that fails is logged and passed by, so
/// that it keeps no other waiting. An outage ends the round: all would fail.
public final class IsolatedRows {
  private static final Logger LOG = LoggerFactory.getLogger(IsolatedRows.class);

  private IsolatedRows() {}

  /// Does the work for each; returns for how many it failed.
  ///
  /// @param what is being done, for the log
  /// @param name of a row in the log: an id, never a person's words or number
  /// @param work in a transaction of its own
  public static <T> int each(
      String what, Collection<T> rows, Function<T, Object> name, Consumer<T> work) {
    int failed = 0;
    for (T row : rows) {
      try {
        work.accept(row);
      } catch (PostgresUnavailable e) {
        throw e;
      } catch (RuntimeException e) {
        failed++;
        LOG.error("{} failed, passed by row={}", what, name.apply(row), e);
      }
    }
    return failed;
  }
}
