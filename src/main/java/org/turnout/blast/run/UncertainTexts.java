package org.turnout.blast.run;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.Nested;
import org.turnout.audit.Actor;
import org.turnout.audit.Audit;
import org.turnout.channel.Address;
import org.turnout.outbox.RunLedger;
import org.turnout.postgres.Database;
import org.turnout.settings.Settings;
import org.turnout.time.Clocks;

/// Texts of which nobody knows whether they left: no answer came, no callback, and the carrier's
/// log does not have them. They are held until a person decides: sent again, at the risk of a
/// second copy, or given up. Every decision is written down.
public final class UncertainTexts {
  private final Database database;
  private final Clocks clocks;
  private final Supplier<Settings> settings;

  public UncertainTexts(Database database, Clocks clocks, Supplier<Settings> settings) {
    this.database = database;
    this.clocks = clocks;
    this.settings = settings;
  }

  /// One text that is held.
  ///
  /// @param row its row of the ledger: what a decision names
  /// @param run of a blast; empty for a reply or a service text
  /// @param to whom, shown masked
  /// @param kind `broadcast`, `service` or `answer`
  /// @param attempt 2 and more: somebody had it sent again before
  /// @param since when it was claimed (machine time)
  /// @param why what the send ended with: a time-out, an answer of 503 ...
  public record Held(
      long row,
      Optional<Long> run,
      Optional<String> title,
      @Nested Address to,
      String kind,
      int attempt,
      Instant since,
      String why) {}

  /// The result of a decision.
  public sealed interface Decided {
    record Done(long row) implements Decided {}

    /// Nothing has changed.
    record Refused(long row, String why, String next) implements Decided {}
  }

  /// What is held, the oldest first.
  ///
  /// @param run only of this one
  public List<Held> list(Optional<Long> run, int atMost) {
    return database.with(handle -> list(handle, run, atMost));
  }

  static List<Held> list(Handle handle, Optional<Long> run, int atMost) {
    return handle
        .createQuery(
            """
            select o.id as row, o.run_id as run, b.name || ' #' || r.number as title, o.channel,
                   o.to_value as value, o.kind, o.attempt, o.claimed_at as since, coalesce(o.reason, 'no answer') as why
            from outbox o left join blast_run r on r.id = o.run_id left join blast b on b.id = r.blast_id
            where o.state = 'uncertain' and (cast(:run as bigint) is null or o.run_id = :run)
            order by o.id limit :most
            """)
        .bind("run", run.orElse(null))
        .bind("most", atMost)
        .mapTo(Held.class)
        .list();
  }

  /// Puts a text back in line, once more and only by a person's choice. Not before its claim is so
  /// old that no sleeping node can still be about to say what happened to it, never for a phone
  /// that has stopped, never for a run that was cancelled. A run that had finished starts again for
  /// it.
  ///
  /// News of the earlier attempt may still come: that it was taken or delivered counts, and ends
  /// the wait; that it failed does not, while the next one has not left.
  public Decided resend(long row, Actor actor) {
    return decide(row, actor, this::resend);
  }

  private Decided resend(Deciding it) {
    Duration wait = settings.get().timings().resendAfter();
    Instant free = it.since.plus(wait);
    if (free.isAfter(clocks.machine().instant())) {
      return it.refused(
          "it was handed over less than " + wait.toMinutes() + " minutes ago",
          "wait: what happened to it may still be heard; it may be sent again from " + free);
    }
    if (it.unreachable.isPresent()) {
      return it.refused(it.unreachable.get(), "give it up");
    }
    if (it.run.filter(run -> run.state() == RunState.CANCELLED).isPresent()) {
      return it.refused("its blast was cancelled, nothing more of it leaves", "give it up");
    }
    RunLedger.resend(it.handle, it.row);
    // Its run is looked at under its lock, so it cannot finish in between.
    it.run
        .filter(run -> run.state() == RunState.FINISHED)
        .ifPresent(run -> it.acting(run).reopen("text " + it.row));
    return it.done("resend");
  }

  /// Ends the wait: it counts as failed, for a reason unknown.
  public Decided giveUp(long row, Actor actor) {
    return decide(
        row,
        actor,
        it -> {
          RunLedger.giveUp(it.handle, it.row);
          return it.done("give up");
        });
  }

  private interface Choice {
    Decided of(Deciding it);
  }

  private Decided decide(long row, Actor actor, Choice choice) {
    return database.inTransaction(handle -> {
      var named =
          handle
              .createQuery("select run_id, address_id from outbox where id = :row")
              .bind("row", row)
              .map((found, _) -> {
                long run = found.getLong("run_id");
                return new Named(found.wasNull() ? 0 : run, found.getLong("address_id"));
              })
              .findOne();
      if (named.isEmpty()) {
        return new Decided.Refused(row, "there is no text " + row, "look at the list");
      }
      // Everybody locks in this order: run, address, text.
      var run = RunRows.locked(handle, named.get().run);
      var unreachable = unreachable(handle, named.get().address);
      var deciding = deciding(handle, row, run, unreachable, actor);
      return deciding
          .map(choice::of)
          .orElseGet(() ->
              new Decided.Refused(
                  row, "text " + row + " is not uncertain any more", "look at the list again"));
    });
  }

  private record Named(long run, long address) {}

  private static Optional<String> unreachable(Handle handle, long address) {
    return handle
        .createQuery(
            """
            select case when stopped_at is not null then 'this phone has stopped' when bad then 'this number is bad' end
            from address where id = :id for share
            """)
        .bind("id", address)
        .mapTo(String.class)
        .findOne();
  }

  private Optional<Deciding> deciding(
      Handle handle, long row, Optional<Run> run, Optional<String> unreachable, Actor actor) {
    return handle
        .createQuery(
            "select claimed_at, attempt from outbox where id = :row and state = 'uncertain' for update")
        .bind("row", row)
        .map((found, _) ->
            new Deciding(
                handle,
                row,
                found.getTimestamp("claimed_at").toInstant(),
                found.getInt("attempt"),
                run,
                unreachable,
                actor,
                clocks.campaign().instant()))
        .findOne();
  }

  /// A text under its lock.
  private record Deciding(
      Handle handle,
      long row,
      Instant since,
      int attempt,
      Optional<Run> run,
      Optional<String> unreachable,
      Actor actor,
      Instant now) {
    RunTransaction acting(Run of) {
      return new RunTransaction(handle, of, actor, now);
    }

    Decided done(String act) {
      var details = new HashMap<String, String>();
      details.put("attempt", "" + attempt);
      run.ifPresent(of -> details.put("blast", of.title()));
      Audit.record(handle, actor, "text." + act, "text " + row, details, now);
      return new Decided.Done(row);
    }

    Decided refused(String why, String next) {
      return new Decided.Refused(row, why, next);
    }
  }
}
