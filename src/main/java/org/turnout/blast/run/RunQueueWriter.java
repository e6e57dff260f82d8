package org.turnout.blast.run;

import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.turnout.blast.audience.Audiences;
import org.turnout.outbox.RunLedger;

/// Puts a run's recipients in line.
public final class RunQueueWriter {
  private static final String RECIPIENTS =
      """
      select p.address_id, p.person_id, p.to_value, r.sender as from_value, p.body, r.media,
             p.whereabouts_id, p.segments, p.reason
      from blast_recipient p join blast_run r on r.id = p.run_id where p.run_id = :run
      """;

  private RunQueueWriter() {}

  /// Writes one row of the ledger for every recipient of the frozen plan, those who get none
  /// included (skipped, with the reason), and counts them, in the caller's transaction.
  ///
  /// @return the rows, which are the run's audience
  public static int into(Handle handle, long runId, Instant campaignNow) {
    // Two statements: to have the rows returned and count those costs a tenth more.
    int rows = RunLedger.enqueue(handle, runId, Audiences.CHANNEL, RECIPIENTS, campaignNow);
    handle
        .createUpdate(
            """
            insert into run_tally (run_id, state, reason, n)
            select :run, case when reason is null then 'planned' else 'skipped' end, coalesce(reason, ''), count(*)
            from blast_recipient where run_id = :run group by reason
            """)
        .bind("run", runId)
        .execute();
    return rows;
  }
}
