package org.turnout.inbox;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.turnout.people.Contact;

/// Replies to a blast that need a person: their items are listed under its run.
public final class BlastReplies {
  private BlastReplies() {}

  /// Puts the member's open hand-over under the run that they are answering, if they are: the one
  /// that the text at hand comes after, or is counted as an answer to; or, with a later text, the
  /// one that opened the flow that gives up or that the text's turn went through. Of two runs it is
  /// the newer one's.
  ///
  /// @param inboundId the text at hand, whose turn is taken; 0 for a timer
  /// @param after the run that it comes after, if that is known
  /// @param reason of the hand-over: it begins with the name of a flow that gave up
  public static void attach(
      Handle handle,
      Contact who,
      long inboundId,
      Optional<Long> after,
      String reason,
      Instant now) {
    handle
        .createUpdate(
            """
            update inbox_item i set run_id = coalesce(
              cast(:after as bigint),
              (select b.answers_run from inbound b where b.id = :inbound),
              (select r.id from inbound b join turn t on t.person_id = b.person_id and t.turn = b.turn
                join inbound first on first.address_id = b.address_id
                join blast_run r on r.id = first.answers_run
                where b.id = :inbound and first.received_at > cast(:now as timestamptz) - answerable_for(r)
                  and (r.opens_flow = split_part(:reason, ':', 1)
                    or position(' ' || r.opens_flow || '/' in ' ' || t.trace) > 0)
                order by first.id desc limit 1),
              i.run_id)
            where i.address_id = :address and i.kind = 'hand_over' and i.closed_at is null
            """)
        .bind("after", after)
        .bind("inbound", inboundId)
        .bind("reason", reason)
        .bind("now", now)
        .bind("address", who.addressId())
        .execute();
  }

  /// How many members wait whose items are listed under this run.
  static int waiting(Handle handle, long run) {
    return handle
        .createQuery(
            """
            select count(*) from inbox_item
            where run_id = :run and closed_at is null and kind = 'hand_over'
            """)
        .bind("run", run)
        .mapTo(Integer.class)
        .one();
  }

  /// What colleagues call a run: `gear-day #3`.
  static Optional<String> title(Handle handle, long run) {
    return handle
        .createQuery(
            """
            select b.name || ' #' || r.number from blast_run r join blast b on b.id = r.blast_id
            where r.id = :run
            """)
        .bind("run", run)
        .mapTo(String.class)
        .findOne();
  }
}
