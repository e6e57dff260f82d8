package org.turnout.blast.series;

import static org.turnout.blast.run.Run.count;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.turnout.audit.Actor;
import org.turnout.audit.Audit;
import org.turnout.blast.plan.OccurrenceChanges;
import org.turnout.blast.plan.PlanOutcome;
import org.turnout.blast.plan.PlanTarget;
import org.turnout.blast.plan.PlanTotals;
import org.turnout.blast.plan.Planner;
import org.turnout.blast.run.Run;
import org.turnout.blast.run.RunOutcome;
import org.turnout.blast.run.RunRows;
import org.turnout.blast.run.RunService;
import org.turnout.blast.run.RunState;
import org.turnout.blast.run.RunTransaction;
import org.turnout.blast.series.SeriesStore.Approved;
import org.turnout.blast.series.SeriesStore.PastOccurrence;
import org.turnout.blast.text.Blast;
import org.turnout.blast.text.BlastSchedule;
import org.turnout.postgres.Database;
import org.turnout.postgres.IsolatedRows;
import org.turnout.time.Clocks;

/// Plans and starts the recurrences of approved series. Each is noted in the transaction that plans
/// it, so a node that dies in between neither skips nor doubles one: the next goes on from what is
/// noted. One whose day was over before anybody was up is noted as missed.
public final class SeriesRunner {
  private static final Logger LOG = LoggerFactory.getLogger(SeriesRunner.class);

  /// Days that are looked back for what was missed.
  private static final int LOOKS_BACK = 7;

  private final Database database;
  private final Planner planner;
  private final RunService runs;
  private final Clocks clocks;

  public SeriesRunner(Database database, Planner planner, RunService runs, Clocks clocks) {
    this.database = database;
    this.planner = planner;
    this.runs = runs;
    this.clocks = clocks;
  }

  /// Looks at every series, and goes on with what is half done.
  public void round() {
    var approved = database.with(SeriesStore::approved);
    if (!approved.isEmpty()) {
      var zones = database.with(Occurrence::zones);
      IsolatedRows.each(
          "series",
          approved,
          Approved::id,
          series -> BlastSchedule.of(series.spec()).ifPresent(every -> look(series, every, zones)));
      goOn(approved);
    }
  }

  private void look(Approved series, BlastSchedule every, List<ZoneId> zones) {
    Instant now = clocks.campaign().instant();
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    LocalDate from = today.minusDays(LOOKS_BACK);
    var noted = database.with(handle -> SeriesStore.occurrences(handle, series.blast(), from));
    Occurrence.open(every, from, today.plusDays(1), zones, noted, series.approvedAt()).stream()
        .filter(recurrence -> !now.isBefore(recurrence.planned()))
        .forEach(due -> {
          if (now.isBefore(due.over())) {
            plan(series, due.slot(), due.on(), now);
          } else {
            note(
                series,
                due.on(),
                due.slot().name(),
                "missed",
                "Turnout was not running while it could be sent",
                now);
          }
        });
  }

  private void plan(Approved series, BlastSchedule.Slot slot, LocalDate date, Instant now) {
    var occasion =
        new OccurrenceChanges(
            slot.region(),
            new Blast.Send(Optional.of(date), slot.at()),
            (handle, run) ->
                SeriesStore.note(
                    handle,
                    series,
                    new PastOccurrence(
                        date, slot.name(), Optional.of(run), "planned", Optional.empty()),
                    now));
    var target = new PlanTarget(series.blast(), Optional.empty(), Optional.of(occasion));
    switch (planner.plan(target, Actor.TURNOUT, _ -> {})) {
      case PlanOutcome.Planned planned -> LOG.info("recurrence planned run={}", planned.runId());
      case PlanOutcome.Refused(var problems) -> {
        var problem = problems.getFirst();
        if (!problem.code().equals("busy") && !problem.code().equals("noted")) {
          note(series, date, slot.name(), "failed", problem.message(), now);
        }
      }
    }
  }

  private void note(
      Approved series, LocalDate date, String slot, String outcome, String why, Instant now) {
    LOG.warn("recurrence not sent series={} outcome={}", series.id(), outcome);
    database.inTransaction(handle -> {
      boolean fresh =
          SeriesStore.note(
              handle,
              series,
              new PastOccurrence(date, slot, Optional.empty(), outcome, Optional.of(why)),
              now);
      if (fresh) {
        Audit.record(
            handle,
            Actor.TURNOUT,
            "series." + outcome,
            "series " + series.blast(),
            Map.of("on", date.toString(), "slot", slot, "why", why),
            now);
      }
      return fresh;
    });
  }

  /// Approves and starts what was planned under a series, or leaves it to a person.
  private void goOn(List<Approved> approved) {
    var byBlast = new HashMap<String, Approved>();
    approved.forEach(series -> byBlast.put(series.blast(), series));
    var planned =
        database.with(handle ->
            RunRows.list(
                handle,
                "join blast_occurrence o on o.run_id = r.id where o.outcome = 'planned' order by r.id"));
    for (var run : planned) {
      var series = byBlast.get(run.blast());
      if (series != null) {
        settle(run, series);
      }
    }
  }

  private void settle(Run run, Approved series) {
    if (run.state() == RunState.PLANNED) {
      var approval =
          database.inTransaction(handle ->
              RunTransaction.on(
                  handle,
                  run.id(),
                  Actor.TURNOUT,
                  clocks.campaign().instant(),
                  acting -> approve(acting, series)));
      if (approval instanceof RunOutcome.Refused(String why, _)) {
        outcome(run, "waits", Optional.of(why));
        return;
      }
    }
    switch (runs.start(run.id(), Actor.TURNOUT)) {
      case RunOutcome.Done _ -> outcome(run, "started", Optional.empty());
      case RunOutcome.Refused(String why, _) ->
          outcome(
              run,
              run.state() == RunState.STARTED ? "started" : "waits",
              run.state() == RunState.STARTED ? Optional.empty() : Optional.of(why));
    }
  }

  /// Under the series' ceiling nobody is asked again.
  private static RunOutcome approve(RunTransaction acting, Approved series) {
    Run run = acting.run();
    var every = BlastSchedule.of(series.spec()).orElseThrow();
    var totals = PlanTotals.read(run.totals());
    var stopped = acting.stoppedByPlan();
    if (run.state() != RunState.PLANNED) {
      return acting.refused("approved");
    }
    if (!run.spec().equals(series.spec())) {
      return acting.refused(
          "the blast was changed after its series was approved", "approve this run separately");
    }
    if (totals.getting() > every.atMost()) {
      return acting.refused(
          "%s people are more than the series' ceiling of %s"
              .formatted(count(totals.getting()), count(every.atMost())),
          "approve this run separately");
    }
    var tooDear =
        every
            .costAtMost()
            .flatMap(most ->
                totals.cost().filter(cost -> cost.total().compareTo(most) > 0).map(_ -> most));
    if (tooDear.isPresent()) {
      return acting.refused(
          "it costs more than the series' ceiling of " + tooDear.get(),
          "approve this run separately");
    }
    return stopped.orElseGet(() ->
        acting.approve(
            series.approvedBy(),
            Map.of("series", Long.toString(series.id()), "approved by", series.approvedBy())));
  }

  private void outcome(Run run, String outcome, Optional<String> why) {
    Instant now = clocks.campaign().instant();
    database.inTransaction(handle -> {
      handle
          .createUpdate(
              "update blast_occurrence set outcome = :outcome, why = :why where run_id = :run and outcome = 'planned'")
          .bind("outcome", outcome)
          .bind("why", why.orElse(null))
          .bind("run", run.id())
          .execute();
      why.ifPresent(words -> {
        RunRows.why(handle, run.id(), words);
        Audit.record(
            handle,
            Actor.TURNOUT,
            "series." + outcome,
            run.subject(),
            Map.of("blast", run.title(), "why", words),
            now);
      });
      return true;
    });
    why.ifPresent(
        words -> LOG.warn("recurrence waits for a person run={} why={}", run.id(), words));
  }
}
