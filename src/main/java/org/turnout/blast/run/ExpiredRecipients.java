package org.turnout.blast.run;

import java.sql.Date;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.turnout.outbox.RunLedger;
import org.turnout.postgres.Database;

/// Recipients of a recurrence whose own day is over: "tomorrow is gear day" must not arrive a day
/// late.
final class ExpiredRecipients {
  /// Rows per transaction, so that callbacks and STOPs of the same rows never wait long.
  private static final int AT_ONCE = 5_000;

  private ExpiredRecipients() {}

  /// Skips those of a run who are still in line although it is past midnight wherever they may be.
  ///
  /// @return how many
  static int skip(Database database, Run run, Instant campaignNow) {
    if (run.local().isEmpty()) {
      return 0;
    }
    LocalDate day = run.local().get().date();
    return database.with(handle -> {
      List<Integer> over = over(handle, run.id(), day, campaignNow);
      return over.isEmpty() ? 0 : RunLedger.skip(handle, run.id(), over, "window", AT_ONCE);
    });
  }

  /// Whereabouts where that day is over; none for a run that is not a recurrence.
  private static List<Integer> over(Handle handle, long run, LocalDate day, Instant campaignNow) {
    return handle
        .createQuery(
            """
            select w.id from whereabouts w
            where exists (select 1 from blast_occurrence c where c.run_id = :run)
              and (select max((cast(:now as timestamptz) at time zone z)::date) from unnest(w.zones) z) > :day
            """)
        .bind("run", run)
        .bind("now", campaignNow)
        .bind("day", Date.valueOf(day))
        .mapTo(Integer.class)
        .list();
  }
}
