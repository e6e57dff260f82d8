package org.turnout.blast.run;

import org.jdbi.v3.core.Handle;

/// Keeps the tally of a run short: differences are only ever appended, and what has piled up is
/// replaced by its sum now and then. One statement, so that every snapshot has either the rows or
/// their sum; rows that arrive meanwhile stay as they are.
public final class TallyCompaction {
  /// Reading so many rows costs less than a millisecond.
  private static final int PILE = 200;

  private TallyCompaction() {}

  /// Folds every run whose tally has grown long; by one node at a time, every second or so.
  ///
  /// @return rows that are gone
  public static int fold(Handle handle) {
    return handle
        .createQuery(
            """
            with gone as (
              delete from run_tally where run_id in (
                select run_id from run_tally group by run_id having count(*) > :pile)
              returning run_id, state, reason, code, n),
            folded as (
              insert into run_tally (run_id, state, reason, code, n)
              select run_id, state, reason, code, sum(n) from gone
              group by run_id, state, reason, code having sum(n) <> 0
              returning 1)
            select (select count(*) from gone) - (select count(*) from folded)
            """)
        .bind("pile", PILE)
        .mapTo(Integer.class)
        .one();
  }
}
