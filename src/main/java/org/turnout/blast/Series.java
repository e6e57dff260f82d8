package org.turnout.blast;

import static org.turnout.blast.Run.count;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.turnout.audit.Actor;
import org.turnout.audit.Audit;

/// Blasts that are sent again by themselves, approved once. All methods run in the caller's
/// transaction.
public final class Series {
  private Series() {}

  /// A series that may go on.
  ///
  /// @param spec the blast's text as it was approved: the approval is bound to every letter of it
  public record Approved(
      long id, long blastId, String blast, String spec, String approvedBy, Instant approvedAt) {}

  /// What became of one recurrence.
  ///
  /// @param outcome `planned`, `started`, `waits` for a person, `failed` or `missed`
  public record Occurrence(
      LocalDate on, String slot, Optional<Long> run, String outcome, Optional<String> why) {}

  /// What came of approving or ending a series.
  public sealed interface Decided {
    record Done() implements Decided {}

    /// Nothing has changed.
    record Refused(String why, String next) implements Decided {}
  }

  /// What the approval of a series is bound to: SHA-256 of the blast's text.
  public static String hash(String spec) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(spec.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /// Agrees to all recurrences below the ceiling that the blast itself names. An earlier approval
  /// of the same blast ends with it.
  ///
  /// @param hash of the text that was read, or its first characters
  /// @param approvalAbove a ceiling above this needs somebody else than who wrote the blast
  public static Decided approve(
      Handle handle, String blast, String hash, int approvalAbove, Actor actor, Instant now) {
    var found = Blasts.find(handle, blast);
    var every = found.flatMap(stored -> Every.of(stored.yaml()));
    if (found.isEmpty() || every.isEmpty()) {
      return new Decided.Refused(
          found.isEmpty() ? "there is no blast " + blast : blast + " has no 'every:'",
          "write it with 'every:', see docs/blasts.md");
    }
    var stored = found.get();
    String read = hash.strip().toLowerCase(java.util.Locale.ROOT);
    if (read.length() < Runs.HASH_SHOWN || !hash(stored.yaml()).startsWith(read)) {
      return new Decided.Refused(
          "this is not the text that was read: the hash of this one begins with "
              + hash(stored.yaml()).substring(0, Runs.HASH_SHOWN),
          "read it as it is now, and approve it with that hash");
    }
    int ceiling = every.get().atMost();
    if (ceiling > approvalAbove && new Run.Did(stored.changedBy(), now).by(actor)) {
      return new Decided.Refused(
          "a second person must approve: a ceiling of %s is above %s"
              .formatted(count(ceiling), count(approvalAbove)),
          "ask a colleague to read it and to approve it under their own name");
    }
    close(handle, stored.id(), actor, now);
    handle
        .createUpdate(
            "insert into blast_series (blast_id, spec, approved_by, approved_at) values (:blast, :spec, :by, :now)")
        .bind("blast", stored.id())
        .bind("spec", stored.yaml())
        .bind("by", actor.word())
        .bind("now", now)
        .execute();
    Audit.record(
        handle,
        actor,
        "series.approve",
        "series " + blast,
        Map.of("hash", hash(stored.yaml()), "at most", "" + ceiling),
        now);
    return new Decided.Done();
  }

  /// No further recurrence; runs that have begun go on.
  public static Decided end(Handle handle, String blast, Actor actor, Instant now) {
    var found = Blasts.find(handle, blast);
    if (found.isEmpty() || close(handle, found.get().id(), actor, now) == 0) {
      return new Decided.Refused("no series of " + blast + " goes on", "look at the list of runs");
    }
    Audit.record(handle, actor, "series.end", "series " + blast, Map.of(), now);
    return new Decided.Done();
  }

  private static int close(Handle handle, long blast, Actor actor, Instant now) {
    return handle
        .createUpdate(
            "update blast_series set ended_by = :by, ended_at = :now where blast_id = :blast and ended_at is null")
        .bind("by", actor.word())
        .bind("now", now)
        .bind("blast", blast)
        .execute();
  }

  /// All that go on.
  public static List<Approved> approved(Handle handle) {
    return handle
        .createQuery(
            "select s.*, b.name from blast_series s join blast b on b.id = s.blast_id where s.ended_at is null order by s.id")
        .map((row, _) ->
            new Approved(
                row.getLong("id"),
                row.getLong("blast_id"),
                row.getString("name"),
                row.getString("spec"),
                row.getString("approved_by"),
                row.getTimestamp("approved_at").toInstant()))
        .list();
  }

  /// Recurrences of a blast from this day on, the newest first.
  public static List<Occurrence> occurrences(Handle handle, String blast, LocalDate from) {
    return handle
        .createQuery(
            """
            select o.* from blast_occurrence o join blast b on b.id = o.blast_id
            where b.name = :blast and o.on_date >= :from order by o.on_date desc, o.slot
            """)
        .bind("blast", blast)
        .bind("from", from)
        .map((row, _) -> {
          long run = row.getLong("run_id");
          return new Occurrence(
              row.getObject("on_date", LocalDate.class),
              row.getString("slot"),
              row.wasNull() ? Optional.empty() : Optional.of(run),
              row.getString("outcome"),
              Optional.ofNullable(row.getString("why")));
        })
        .list();
  }

  /// Notes a recurrence once.
  ///
  /// @param run 0 for none
  /// @return false when it had been noted before
  static boolean note(
      Handle handle,
      Approved series,
      LocalDate on,
      String slot,
      long run,
      String outcome,
      Optional<String> why,
      Instant now) {
    return handle
            .createUpdate(
                """
                insert into blast_occurrence (blast_id, on_date, slot, run_id, outcome, why, at)
                values (:blast, :on, :slot, nullif(:run, 0), :outcome, :why, :now) on conflict do nothing
                """)
            .bind("blast", series.blastId())
            .bind("on", on)
            .bind("slot", slot)
            .bind("run", run)
            .bind("outcome", outcome)
            .bind("why", why.orElse(null))
            .bind("now", now)
            .execute()
        == 1;
  }
}
