package org.turnout.blast.run;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.turnout.audit.Actor;
import org.turnout.blast.plan.BlastContext;
import org.turnout.blast.plan.PlanTotals;
import org.turnout.blast.plan.Planner;
import org.turnout.blast.series.SeriesRunner;
import org.turnout.problem.Problems;
import org.turnout.settings.Settings;
import org.turnout.testkit.TestDatabase;
import org.turnout.testkit.TestPeople;
import org.turnout.time.Clocks;

/// Runs with made-up recipients, against a real database, on clocks that do not move until they are
/// pushed.
public final class PlannedRuns {
  public static final Actor ANA = new Actor("ana", "cli");
  public static final Actor BEN = new Actor("Ben", "console");
  public static final String HASH = "0123456789abcdef".repeat(4);

  private final TestDatabase db;
  private Instant campaign = TestPeople.NOW;
  private Instant machine = Instant.parse("2026-10-02T18:10:00Z");

  public PlannedRuns(TestDatabase db) {
    this.db = db;
  }

  public static Settings settings() {
    var problems = new Problems();
    return Settings.read(Map.of(), Path.of(""), problems)
        .orElseThrow(() -> new IllegalStateException(problems.toString()));
  }

  public Clocks clocks() {
    InstantSource ofCampaign = () -> campaign;
    InstantSource ofMachine = () -> machine;
    return new Clocks(ofCampaign, ofMachine);
  }

  public void push(Duration by) {
    campaign = campaign.plus(by);
    machine = machine.plus(by);
  }

  public RunService runs() {
    return new RunService(db.database(), clocks(), PlannedRuns::settings);
  }

  /// Of blasts that need no campaign's files.
  public SeriesRunner recurrences() {
    return recurrences(() -> {
      throw new IllegalStateException("nothing recurs here");
    });
  }

  public SeriesRunner recurrences(Supplier<BlastContext> setup) {
    var planner = new Planner(db.database(), setup, clocks().campaign());
    return new SeriesRunner(db.database(), planner, runs(), clocks());
  }

  /// A planned run of a new blast by this name, planned by Ana; every seventh recipient gets none.
  public long planned(String blast, int audience) {
    return db.database().inTransaction(handle -> planned(handle, blast, audience));
  }

  private long planned(Handle handle, String blast, int audience) {
    long blastId =
        handle
            .createQuery(
                """
                insert into blast (name, spec, changed_by, changed_at) values (:name, 'blast: x', 'cli:ana', :now)
                on conflict (name) do update set changed_at = excluded.changed_at returning id
                """)
            .bind("name", blast)
            .bind("now", campaign)
            .mapTo(Long.class)
            .one();
    long run =
        handle
            .createQuery(
                """
                insert into blast_run (blast_id, number, state, spec, hash, sender, topic, audience, totals, planned_by, planned_at)
                values (:blast, (select count(*) + 1 from blast_run where blast_id = :blast), 'planned', 'blast: x', :hash,
                        '72347', 'actions', :audience, :totals::jsonb, 'cli:ana', :now)
                returning id
                """)
            .bind("blast", blastId)
            .bind("hash", HASH)
            .bind("audience", audience)
            .bind("totals", totals(audience).json())
            .bind("now", campaign)
            .mapTo(Long.class)
            .one();
    handle
        .createUpdate(
            """
            with a as (
              insert into address (channel, value, created_at)
              select 'sms', '+1213' || lpad((:run * 100000 + n)::text, 7, '0'), :now from generate_series(1, :audience) n
              returning id, value),
            p as (insert into blast_recipient (run_id, address_id, person_id, to_value, language, body, segments, reason)
                  select :run, id, id, value, 'en', 'Tomorrow is gear day', 1, case when id % 7 = 0 then 'no consent' end from a)
            select 1
            """
                .replace("select 1", "update blast set spec = spec where id = 0"))
        .bind("run", run)
        .bind("audience", audience)
        .bind("now", campaign)
        .execute();
    return run;
  }

  private static PlanTotals totals(int audience) {
    int none = audience / 7;
    int getting = audience - none;
    return new PlanTotals(
        Optional.empty(),
        audience,
        getting,
        none == 0 ? Map.of() : Map.of("no consent", none),
        List.of(new PlanTotals.Spoken("en", "English", "en", getting)),
        Map.of(),
        Map.of("text", getting),
        Map.of("GSM-7", getting),
        new PlanTotals.Parts(1, 1, 1, getting, Map.of(1, getting)),
        0,
        0,
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  /// A run on its way: approved by Ben, started by Ana, its hold over.
  public long started(String blast, int audience) {
    long run = planned(blast, audience);
    RunService runs = runs();
    must(runs.approve(run, HASH, BEN));
    must(runs.start(run, ANA));
    push(Duration.ofMinutes(2));
    return run;
  }

  public static Run must(RunOutcome outcome) {
    return switch (outcome) {
      case RunOutcome.Done(Run run) -> run;
      case RunOutcome.Refused(String why, String next) ->
          throw new AssertionError(why + "; " + next);
    };
  }

  /// Moves so many of a run's rows from one state of the ledger to another.
  public int move(long run, String from, String to, int many, int code) {
    return db.database()
        .with(handle ->
            handle
                .createUpdate(
                    """
                    update outbox set state = :to, code = :code, claimed_at = coalesce(claimed_at, :machine),
                           left_at = coalesce(left_at, :now), reported_at = :machine,
                           carrier_id = case when :to in ('claimed', 'uncertain') then carrier_id else 'SM' || id end
                    where id in (select id from outbox where run_id = :run and state = :from order by id limit :many)
                    """)
                .bind("run", run)
                .bind("from", from)
                .bind("to", to)
                .bind("code", code)
                .bind("machine", machine)
                .bind("now", campaign)
                .bind("many", many)
                .execute());
  }

  public RunProgress progress(long run) {
    return db.database().with(handle -> RunProgress.of(handle, run));
  }

  public Run run(long run) {
    return db.database().with(handle -> RunRows.one(handle, run)).orElseThrow();
  }

  /// What must hold at every poll.
  public void assertAccountedFor(long run) {
    db.database()
        .inTransaction(handle -> {
          handle.execute("set transaction isolation level repeatable read");
          long tally = RunProgress.of(handle, run).all();
          long rows =
              handle
                  .createQuery("select count(*) from outbox where run_id = :run")
                  .bind("run", run)
                  .mapTo(Long.class)
                  .one();
          int audience = RunRows.one(handle, run).orElseThrow().audience();
          if (tally != rows || (rows != 0 && rows != audience)) {
            throw new AssertionError(
                "audience " + audience + ", in the ledger " + rows + ", tallied " + tally);
          }
          return true;
        });
  }
}
