package org.turnout.blast;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// How runs are read.
final class RunRows {
  private static final String SELECT =
      "select r.*, b.name as blast from blast_run r join blast b on b.id = r.blast_id ";

  private RunRows() {}

  /// The run, which nobody else changes until this transaction ends.
  static Optional<Run> locked(Handle handle, long id) {
    return list(handle, "where r.id = :key for update of r", id).stream().findFirst();
  }

  static Optional<Run> one(Handle handle, long id) {
    return list(handle, "where r.id = :key", id).stream().findFirst();
  }

  static List<Run> list(Handle handle, String where, Object key) {
    return handle.createQuery(SELECT + where).bind("key", key).map((row, _) -> run(row)).list();
  }

  static List<Run> list(Handle handle, String where) {
    return handle.createQuery(SELECT + where).map((row, _) -> run(row)).list();
  }

  private static Run run(ResultSet row) throws SQLException {
    int perSecond = row.getInt("per_second");
    boolean throttled = !row.wasNull();
    var date = Optional.ofNullable(row.getObject("local_date", LocalDate.class));
    var time = Optional.ofNullable(row.getObject("local_time", LocalTime.class));
    return new Run(
        row.getLong("id"),
        row.getString("blast"),
        row.getInt("number"),
        State.of(row.getString("state")),
        row.getString("spec"),
        row.getString("hash"),
        row.getString("sender"),
        row.getString("topic"),
        row.getInt("audience"),
        row.getString("totals"),
        date.map(day -> new Run.Local(day, time.orElse(LocalTime.MIN))),
        throttled ? OptionalInt.of(perSecond) : OptionalInt.empty(),
        new Run.Did(row.getString("planned_by"), row.getTimestamp("planned_at").toInstant()),
        did(row, "approved_by", "approved_at"),
        did(row, "started_by", "started_at"),
        did(row, "start_by", "start_at"),
        moment(row.getTimestamp("first_text_at")),
        Optional.ofNullable(row.getString("why")),
        moment(row.getTimestamp("ended_at")));
  }

  private static Optional<Run.Did> did(ResultSet row, String by, String at) throws SQLException {
    String who = row.getString(by);
    Timestamp when = row.getTimestamp(at);
    return who == null || when == null
        ? Optional.empty()
        : Optional.of(new Run.Did(who, when.toInstant()));
  }

  private static Optional<Instant> moment(@Nullable Timestamp at) {
    return Optional.ofNullable(at).map(Timestamp::toInstant);
  }
}
