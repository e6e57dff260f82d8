package org.turnout.blast;

import java.time.Instant;
import org.jdbi.v3.core.Handle;

/// Puts a run's recipients in line.
public final class Enqueue {
  private Enqueue() {}

  /// Writes one row of the ledger for every recipient of the frozen plan, those who get none
  /// included (skipped, with the reason), and counts them, in the caller's transaction.
  ///
  /// @return the rows, which are the run's audience
  public static int into(Handle handle, long runId, Instant campaignNow) {
    // Two statements: to have the rows returned and count those costs a tenth more.
    int rows =
        handle
            .createUpdate(
                """
                insert into outbox (address_id, person_id, channel, to_value, from_value, kind, route, state, reason, body, media,
                                    planned_at, run_id, whereabouts_id, segments)
                select p.address_id, p.person_id, :channel, p.to_value, r.sender, 'broadcast', 'rest',
                       case when p.reason is null then 'planned' else 'skipped' end, p.reason, p.body, r.media,
                       :now, r.id, p.whereabouts_id, p.segments
                from blast_recipient p join blast_run r on r.id = p.run_id
                where p.run_id = :run order by p.address_id
                """)
            .bind("channel", Audiences.CHANNEL.word())
            .bind("now", campaignNow)
            .bind("run", runId)
            .execute();
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
