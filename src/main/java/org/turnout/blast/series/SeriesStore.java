package org.turnout.blast.series;

import static org.turnout.blast.run.Run.count;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.turnout.audit.Actor;
import org.turnout.audit.Audit;
import org.turnout.blast.run.Run;
import org.turnout.blast.run.RunService;
import org.turnout.blast.text.BlastSchedule;
import org.turnout.blast.text.BlastStore;
import org.turnout.blast.text.BlastStore.Stored;

/// Blasts that are sent again on their own, approved once. All methods run in the caller's
/// transaction.
public final class SeriesStore {
  private SeriesStore() {}

  /// A series that may go on.
  ///
  /// @param spec the blast's text as it was approved: the approval is bound to every letter of it
  public record Approved(
      long id, long blastId, String blast, String spec, String approvedBy, Instant approvedAt) {
    /// By whom and when.
    public Run.Did approval() {
      return new Run.Did(approvedBy, approvedAt);
    }
  }

  /// An approval in the records.
  ///
  /// @param ended by whom and when; empty while the series goes on
  public record Kept(Approved series, Optional<Run.Did> ended) {}

  /// What happened to one recurrence.
  ///
  /// @param outcome `planned`, `started`, `waits` for a person, `failed` or `missed`
  public record PastOccurrence(
      LocalDate on, String slot, Optional<Long> run, String outcome, Optional<String> why) {}

  /// The result of approving or ending a series.
  public sealed interface Decided {
    record Done() implements Decided {}

    /// Nothing has changed.
    record Refused(String why, String next) implements Decided {}
  }

  /// Agrees to all recurrences below the ceiling that the blast itself names. An approval of an
  /// earlier text ends with it; one of the same text stays, and its approver with it.
  ///
  /// @param hash of the text that was read, or its first characters
  /// @param approvalAbove a ceiling above this needs somebody else than who wrote the blast
  public static Decided approve(
      Handle handle, String blast, String hash, int approvalAbove, Actor actor, Instant now) {
    var found = locked(handle, blast);
    var every = found.flatMap(stored -> BlastSchedule.of(stored.yaml()));
    if (found.isEmpty()) {
      return new Decided.Refused("there is no blast " + blast, "look for it in the list");
    }
    if (every.isEmpty()) {
      return without(blast);
    }
    var stored = found.get();
    String read = hash.strip().toLowerCase(Locale.ROOT);
    if (read.length() < RunService.HASH_SHOWN || !BlastStore.hash(stored.yaml()).startsWith(read)) {
      return new Decided.Refused(
          "this is not the text that was read: the hash of this one begins with "
              + BlastStore.hash(stored.yaml()).substring(0, RunService.HASH_SHOWN),
          "read it as it is now, and approve it with that hash");
    }
    var going = newest(handle, stored.id()).filter(kept -> kept.ended().isEmpty());
    if (going.filter(kept -> kept.series().spec().equals(stored.yaml())).isPresent()) {
      return new Decided.Refused(
          "this text is approved already, by " + going.get().series().approval().name(),
          "leave it as it is, or end it");
    }
    int ceiling = every.get().atMost();
    if (needsAnother(stored, every.get(), approvalAbove, actor)) {
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
        Map.of("hash", BlastStore.hash(stored.yaml()), "at most", "" + ceiling),
        now);
    return new Decided.Done();
  }

  /// What to say of a blast that does not repeat automatically.
  public static Decided.Refused without(String blast) {
    return new Decided.Refused(
        blast + " has no 'every:'", "write it with 'every:', see docs/blasts.md");
  }

  /// Whether this person wrote the blast and its ceiling is too high for one person's word.
  public static boolean needsAnother(
      Stored blast, BlastSchedule every, int approvalAbove, Actor actor) {
    return every.atMost() > approvalAbove
        && new Run.Did(blast.changedBy(), blast.changedAt()).by(actor);
  }

  /// The blast, which nobody else writes, approves or ends until this transaction is over.
  private static Optional<Stored> locked(Handle handle, String blast) {
    handle
        .createQuery("select id from blast where name = :name for no key update")
        .bind("name", blast)
        .mapTo(Long.class)
        .findOne();
    return BlastStore.find(handle, blast);
  }

  /// No further recurrence; runs that have begun go on.
  public static Decided end(Handle handle, String blast, Actor actor, Instant now) {
    var found = locked(handle, blast);
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
            "select s.*, b.name as blast from blast_series s join blast b on b.id = s.blast_id where s.ended_at is null order by s.id")
        .mapTo(Approved.class)
        .list();
  }

  /// A blast's newest approval.
  static Optional<Kept> newest(Handle handle, long blast) {
    return handle
        .createQuery(
            """
            select s.*, b.name as blast from blast_series s join blast b on b.id = s.blast_id
            where b.id = :blast order by s.id desc limit 1
            """)
        .bind("blast", blast)
        .map(row ->
            new Kept(
                row.getRow(Approved.class),
                Optional.ofNullable(row.getColumn("ended_at", Instant.class))
                    .map(at -> new Run.Did(row.getColumn("ended_by", String.class), at))))
        .findOne();
  }

  /// Recurrences of a blast from this day on, the newest first.
  public static List<PastOccurrence> occurrences(Handle handle, String blast, LocalDate from) {
    return handle
        .createQuery(
            """
            select o.on_date as "on", o.slot, o.run_id as run, o.outcome, o.why
            from blast_occurrence o join blast b on b.id = o.blast_id
            where b.name = :blast and o.on_date >= :from order by o.on_date desc, o.slot
            """)
        .bind("blast", blast)
        .bind("from", from)
        .mapTo(PastOccurrence.class)
        .list();
  }

  /// Notes a recurrence once.
  ///
  /// @return false when it had been noted before
  static boolean note(Handle handle, Approved series, PastOccurrence one, Instant now) {
    return handle
            .createUpdate(
                """
                insert into blast_occurrence (blast_id, on_date, slot, run_id, outcome, why, at)
                values (:blast, :on, :slot, :run, :outcome, :why, :now) on conflict do nothing
                """)
            .bindMethods(one)
            .bind("blast", series.blastId())
            .bind("now", now)
            .execute()
        == 1;
  }
}
