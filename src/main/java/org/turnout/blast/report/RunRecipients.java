package org.turnout.blast.report;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// The recipients of a run, one by one, with what happened to each one's text. Who may see whole
/// numbers is the caller's to decide.
public final class RunRecipients {
  private RunRecipients() {}

  /// One of them.
  ///
  /// @param to the phone number, whole
  /// @param state of the ledger; before the start `planned`, or `skipped` for those who get none
  public record One(
      long address,
      long person,
      String to,
      String language,
      int segments,
      String state,
      Optional<String> reason,
      Optional<Integer> code,
      Optional<Instant> leftAt,
      Optional<Instant> reportedAt) {
    /// Who this is stays out of logs.
    @Override
    public String toString() {
      return "One[" + person + "]";
    }
  }

  /// A part of the list, by address.
  ///
  /// @param state only those in this one
  /// @param after the last address of the part before; 0 for the first
  public static List<One> page(
      Handle handle, long run, Optional<String> state, long after, int atMost) {
    return handle
        .createQuery(
            """
            select * from (
              select b.address_id as address, b.person_id as person, b.to_value as "to", b.language,
                b.segments,
                coalesce(o.state, case when b.reason is null then 'planned' else 'skipped' end) as state,
                coalesce(o.reason, b.reason) as reason, nullif(o.code, 0) as code, o.left_at,
                o.reported_at
              from blast_recipient b
              left join outbox o on o.run_id = b.run_id and o.address_id = b.address_id
              where b.run_id = :run and b.address_id > :after) one
            where cast(:state as text) is null or one.state = :state
            order by one.address limit :most
            """)
        .bind("run", run)
        .bind("after", after)
        .bind("state", state)
        .bind("most", atMost)
        .mapTo(One.class)
        .list();
  }
}
