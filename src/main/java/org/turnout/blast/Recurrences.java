package org.turnout.blast;

import static org.turnout.blast.Run.count;

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
import org.turnout.blast.Series.Approved;
import org.turnout.conversation.Clocks;
import org.turnout.postgres.Database;

/// Plans and starts the recurrences of approved series. Each is noted in the transaction that plans
/// it, so a node that dies in between neither skips nor doubles one: the next goes on from what is
/// noted. One whose day was over before anybody was up is noted as missed.
public final class Recurrences {
  private static final Logger LOG = LoggerFactory.getLogger(Recurrences.class);

  /// Days that are looked back for what was missed.
  private static final int LOOKS_BACK = 7;

  private final Database database;
  private final Planner planner;
  private final Runs runs;
  private final Clocks clocks;

  public Recurrences(Database database, Planner planner, Runs runs, Clocks clocks) {
    this.database = database;
    this.planner = planner;
    this.runs = runs;
    this.clocks = clocks;
  }

  /// Looks at every series, and goes on with what is half done.
  public void round() {
    var approved = database.with(Series::approved);
    if (!approved.isEmpty()) {
      var zones = database.with(Recurrence::zones);
      approved.forEach(
          series -> Every.of(series.spec()).ifPresent(every -> look(series, every, zones)));
      goOn(approved);
    }
  }

  private void look(Approved series, Every every, List<ZoneId> zones) {
    Instant now = clocks.campaign().instant();
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    LocalDate from = today.minusDays(LOOKS_BACK);
    var noted = database.with(handle -> Series.occurrences(handle, series.blast(), from));
    Recurrence.open(every, from, today.plusDays(1), zones, noted, series.approvedAt()).stream()
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
                "nobody was up while it could be sent",
                now);
          }
        });
  }

  private void plan(Approved series, Every.Slot slot, LocalDate date, Instant now) {
    var occasion =
        new Occasion(
            slot.region(),
            new Blast.Send(Optional.of(date), slot.at()),
            (handle, run) ->
                Series.note(
                    handle, series, date, slot.name(), run, "planned", Optional.empty(), now));
    switch (planner.plan(series.blast(), Optional.of(occasion), Actor.TURNOUT, _ -> {})) {
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
      boolean fresh = Series.note(handle, series, date, slot, 0, outcome, Optional.of(why), now);
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
    if (run.state() == State.PLANNED) {
      var approval =
          database.inTransaction(handle ->
              Acting.on(
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
              run.state() == State.STARTED ? "started" : "waits",
              run.state() == State.STARTED ? Optional.empty() : Optional.of(why));
    }
  }

  /// Under the series' ceiling nobody is asked again.
  private static RunOutcome approve(Acting acting, Approved series) {
    Run run = acting.run();
    var every = Every.of(series.spec()).orElseThrow();
    var totals = Totals.read(run.totals());
    var stopped = acting.stoppedByPlan();
    if (run.state() != State.PLANNED) {
      return acting.refused("approved");
    }
    if (!run.spec().equals(series.spec())) {
      return acting.refused(
          "the blast was changed after its series was approved", "approve this run by itself");
    }
    if (totals.getting() > every.atMost()) {
      return acting.refused(
          "%s people are more than the series' ceiling of %s"
              .formatted(count(totals.getting()), count(every.atMost())),
          "approve this run by itself");
    }
    var tooDear =
        every
            .costAtMost()
            .flatMap(most ->
                totals.cost().filter(cost -> cost.total().compareTo(most) > 0).map(_ -> most));
    if (tooDear.isPresent()) {
      return acting.refused(
          "it costs more than the series' ceiling of " + tooDear.get(),
          "approve this run by itself");
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
