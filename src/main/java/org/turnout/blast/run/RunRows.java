package org.turnout.blast.run;

import java.net.URI;
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
import org.turnout.audit.Actor;
import org.turnout.blast.text.Blast;
import org.turnout.blast.text.BlastStore.Stored;
import org.turnout.settings.SenderSettings;

/// The rows of runs: how they are read, and what is written to them besides the acts of
/// [RunTransaction].
public final class RunRows {
  private static final String SELECT =
      """
      select r.*, b.name as blast, coalesce((r.totals ->> 'getting')::int, r.audience) as getting
      from blast_run r join blast b on b.id = r.blast_id\s
      """;

  private RunRows() {}

  /// The run, which nobody else changes until this transaction ends.
  static Optional<Run> locked(Handle handle, long id) {
    return list(handle, "where r.id = :key for update of r", id).stream().findFirst();
  }

  /// One run.
  public static Optional<Run> one(Handle handle, long id) {
    return list(handle, "where r.id = :key", id).stream().findFirst();
  }

  public static List<Run> list(Handle handle, String where, Object key) {
    return handle.createQuery(SELECT + where).bind("key", key).map((row, _) -> run(row)).list();
  }

  public static List<Run> list(Handle handle, String where) {
    return handle.createQuery(SELECT + where).map((row, _) -> run(row)).list();
  }

  /// A run whose recipients are being written.
  public record Begun(long id, int number) {}

  /// The next run of a blast.
  public static Begun begin(
      Handle handle,
      Stored stored,
      Blast blast,
      SenderSettings sender,
      Optional<Run.Local> local,
      Actor actor,
      Instant now) {
    var opens = blast.opens();
    return handle
        .createQuery(
            """
            insert into blast_run (blast_id, number, state, spec, hash, sender, topic, audience, totals, opens_flow,
              opens_until, local_date, local_time, planned_by, planned_at, media)
            values (:blast, (select coalesce(max(number), 0) + 1 from blast_run where blast_id = :blast), 'planned',
              :spec, '', :sender, :topic, 0, '{}', :opens, :until, :date, :time, :by, :now, :media)
            returning id, number
            """)
        .bind("blast", stored.id())
        .bind("spec", stored.yaml())
        .bind("sender", sender.address())
        .bind("topic", blast.topic())
        .bind("opens", opens.map(Blast.Opens::flow))
        .bind("until", opens.map(it -> now.plus(it.during())))
        .bind("date", local.map(Run.Local::date))
        .bind("time", local.map(Run.Local::time))
        .bind("by", actor.word())
        .bind("now", now)
        .bindArray("media", String.class, blast.media().stream().map(URI::toString).toList())
        .map((row, _) -> new Begun(row.getLong("id"), row.getInt("number")))
        .one();
  }

  /// Freezes its plan.
  ///
  /// @param totals what the plan found, JSON
  public static void freeze(Handle handle, long run, String hash, int audience, String totals) {
    handle
        .createUpdate(
            "update blast_run set hash = :hash, audience = :audience, totals = :totals::jsonb where id = :id")
        .bind("hash", hash)
        .bind("audience", audience)
        .bind("totals", totals)
        .bind("id", run)
        .execute();
  }

  /// Keeps why it waits for a person.
  public static void why(Handle handle, long run, String why) {
    handle
        .createUpdate("update blast_run set why = :why where id = :id")
        .bind("why", why)
        .bind("id", run)
        .execute();
  }

  /// It was cancelled, and nothing of it is left to leave.
  static void settled(Handle handle, long run, Instant campaignNow) {
    handle
        .createUpdate("update blast_run set settled_at = :now where id = :id")
        .bind("now", campaignNow)
        .bind("id", run)
        .execute();
  }

  /// Lets nothing more leave before that time from the sender of this row of the ledger.
  ///
  /// @param until machine time
  /// @param why for an organizer
  /// @return how many runs wait for it that would have gone on sooner
  static int delay(Handle handle, long row, Instant until, String why) {
    return handle
        .createUpdate(
            """
            update blast_run r set first_text_at = :until, why = :why
            from outbox o where o.id = :row and r.sender = o.from_value and r.state = 'started'
              and r.first_text_at < :until
            """)
        .bind("row", row)
        .bind("until", until)
        .bind("why", why)
        .execute();
  }

  /// The wait that a carrier asked for is over.
  static void waited(Handle handle, Instant machineNow) {
    handle
        .createUpdate(
            """
            update blast_run set why = null
            where state = 'started' and why is not null and first_text_at <= :now
            """)
        .bind("now", machineNow)
        .execute();
  }

  /// Lets a run go on that the machine's clock, set back, would hold up: texts of it have left, so
  /// that its time to think again was over.
  ///
  /// @return whether it waited
  static boolean goOn(Handle handle, long run, Instant machineNow) {
    return handle
            .createUpdate(
                """
                update blast_run set first_text_at = :now
                where id = :run and state = 'started' and why is null and first_text_at > :now
                """)
            .bind("run", run)
            .bind("now", machineNow)
            .execute()
        == 1;
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
        RunState.of(row.getString("state")),
        row.getString("spec"),
        row.getString("hash"),
        row.getString("sender"),
        row.getString("topic"),
        row.getInt("audience"),
        row.getInt("getting"),
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
