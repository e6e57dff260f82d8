package org.turnout.blast.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
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
              select b.address_id, b.person_id, b.to_value, b.language, b.segments,
                coalesce(o.state, case when b.reason is null then 'planned' else 'skipped' end) as state,
                coalesce(o.reason, b.reason) as reason, nullif(o.code, 0) as code, o.left_at,
                o.reported_at
              from blast_recipient b
              left join outbox o on o.run_id = b.run_id and o.address_id = b.address_id
              where b.run_id = :run and b.address_id > :after) one
            where cast(:state as text) is null or one.state = :state
            order by one.address_id limit :most
            """)
        .bind("run", run)
        .bind("after", after)
        .bind("state", state)
        .bind("most", atMost)
        .map((row, _) -> one(row))
        .list();
  }

  private static One one(ResultSet row) throws SQLException {
    int code = row.getInt("code");
    boolean coded = !row.wasNull();
    return new One(
        row.getLong("address_id"),
        row.getLong("person_id"),
        row.getString("to_value"),
        row.getString("language"),
        row.getInt("segments"),
        row.getString("state"),
        Optional.ofNullable(row.getString("reason")),
        coded ? Optional.of(code) : Optional.empty(),
        Optional.ofNullable(row.getTimestamp("left_at")).map(Timestamp::toInstant),
        Optional.ofNullable(row.getTimestamp("reported_at")).map(Timestamp::toInstant));
  }
}
