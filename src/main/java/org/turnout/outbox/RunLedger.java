package org.turnout.outbox;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.turnout.channel.Channel;

/// The rows of runs in the ledger, when the run itself moves them: put in line, skipped, sent again
/// or given up. All methods run in the caller's transaction.
public final class RunLedger {
  private RunLedger() {}

  /// Puts a run's recipients in line, in the order of their addresses; one with a reason is skipped
  /// for it. One statement, whatever their number.
  ///
  /// @param channel which they leave by
  /// @param recipients a query for the columns `address_id`, `person_id`, `to_value`, `from_value`,
  ///   `body`, `media`, `whereabouts_id`, `segments` and `reason` of the run `:run`
  /// @return how many rows there are now
  public static int enqueue(
      Handle handle, long run, Channel channel, String recipients, Instant campaignNow) {
    return handle
        .createUpdate(
            """
            insert into outbox (address_id, person_id, channel, to_value, from_value, kind, route, state, reason, body, media,
                                planned_at, run_id, whereabouts_id, segments)
            select p.address_id, p.person_id, :channel, p.to_value, p.from_value, 'broadcast', 'rest',
                   case when p.reason is null then 'planned' else 'skipped' end, p.reason, p.body, p.media,
                   :now, :run, p.whereabouts_id, p.segments
            from (%s) p order by p.address_id
            """
                .formatted(recipients))
        .bind("channel", channel.word())
        .bind("now", campaignNow)
        .bind("run", run)
        .execute();
  }

  /// Skips those of a run who are still in line.
  ///
  /// @param atMost so many rows, so that callbacks and STOPs of the same rows never wait long
  /// @return how many were skipped; fewer than `atMost`: nobody is left
  public static int skip(Handle handle, long run, String reason, int atMost) {
    return handle
        .createUpdate(
            """
            update outbox set state = 'skipped', reason = :reason
            where id in (select id from outbox where run_id = :run and state = 'planned' limit :most for update)
              and state = 'planned'
            """)
        .bind("reason", reason)
        .bind("run", run)
        .bind("most", atMost)
        .execute();
  }

  /// The same for those at these whereabouts.
  public static int skip(
      Handle handle, long run, List<Integer> whereabouts, String reason, int atMost) {
    return handle
        .createUpdate(
            """
            update outbox set state = 'skipped', reason = :reason
            where state = 'planned' and id in (
              select id from outbox where run_id = :run and state = 'planned' and whereabouts_id = any(:places) limit :most)
            """)
        .bind("reason", reason)
        .bind("run", run)
        .bindArray("places", Integer.class, whereabouts)
        .bind("most", atMost)
        .execute();
  }

  /// Puts an uncertain text back in line; the caller holds its row's lock.
  public static void resend(Handle handle, long row) {
    handle
        .createUpdate(
            """
            update outbox set state = 'planned', attempt = attempt + 1, claimed_at = null, claimed_by = null,
                              left_at = null, reason = null
            where id = :row
            """)
        .bind("row", row)
        .execute();
  }

  /// Counts an uncertain text as failed; the caller holds its row's lock.
  public static void giveUp(Handle handle, long row) {
    handle
        .createUpdate("update outbox set state = 'failed', reason = 'unknown' where id = :row")
        .bind("row", row)
        .execute();
  }
}
