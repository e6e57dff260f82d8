package org.turnout.blast;

import java.sql.Date;
import java.time.Instant;
import org.turnout.postgres.Database;

/// Recipients of a recurrence whose own day is over: "tomorrow is gear day" must not arrive a day
/// late.
final class Overdue {
  /// Rows per transaction, so that callbacks and STOPs of the same rows never wait long.
  private static final int AT_ONCE = 5_000;

  private Overdue() {}

  /// Skips those of a run who are still in line although it is past midnight wherever they may be.
  ///
  /// @return how many
  static int skip(Database database, Run run, Instant campaignNow) {
    if (run.local().isEmpty()) {
      return 0;
    }
    return database.with(handle ->
        handle
            .createUpdate(
                """
                with over as (
                  select w.id from whereabouts w
                  where (select max((cast(:now as timestamptz) at time zone z)::date) from unnest(w.zones) z) > :day)
                update outbox set state = 'skipped', reason = 'window'
                where state = 'planned' and id in (
                  select o.id from outbox o
                  where o.run_id = :run and o.state = 'planned' and o.whereabouts_id in (select id from over)
                    and exists (select 1 from blast_occurrence c where c.run_id = :run)
                  limit :most)
                """)
            .bind("run", run.id())
            .bind("now", campaignNow)
            .bind("day", Date.valueOf(run.local().get().date()))
            .bind("most", AT_ONCE)
            .execute());
  }
}
