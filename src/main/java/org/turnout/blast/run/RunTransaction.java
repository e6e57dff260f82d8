package org.turnout.blast.run;

import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatements;
import org.turnout.audit.Actor;
import org.turnout.audit.Audit;

/// Somebody doing something with one run, whose row is theirs until the transaction ends. The state
/// of a run changes here and nowhere else, no matter who or what asks for it: under the lock, from
/// a state that leads there, with an entry in the log.
///
/// @param now campaign time
public record RunTransaction(Handle handle, Run run, Actor actor, Instant now) {
  /// Takes the run and decides; without such a run nothing happens.
  public static RunOutcome on(
      Handle handle, long id, Actor actor, Instant now, Function<RunTransaction, RunOutcome> deed) {
    return RunRows.locked(handle, id)
        .map(run -> deed.apply(new RunTransaction(handle, run, actor, now)))
        .orElseGet(
            () -> new RunOutcome.Refused("there is no run " + id, "look at the list of runs"));
  }

  /// Agrees to the plan.
  ///
  /// @param by who agreed, as the records write it: `cli:ana`
  public RunOutcome approve(String by, Map<String, String> details) {
    return move(
        EnumSet.of(RunState.PLANNED),
        RunState.APPROVED,
        new Act("approve", "approved", details),
        "approved_by = :agreed, approved_at = :now",
        Map.of("agreed", by));
  }

  /// Lets an approved run go; its recipients have been put in line.
  ///
  /// @param firstText machine time: the end of the time to think again
  RunOutcome start(Instant firstText, Map<String, String> details) {
    return move(
        EnumSet.of(RunState.APPROVED),
        RunState.STARTED,
        new Act("start", "started", details),
        "started_by = :by, started_at = :now, first_text_at = :first",
        Map.of("first", firstText));
  }

  /// Lets nothing more be claimed.
  ///
  /// @param why in words for an organizer
  RunOutcome pause(String why) {
    return move(
        EnumSet.of(RunState.STARTED),
        RunState.PAUSED,
        new Act("pause", "paused", Map.of("why", why)),
        "why = :why",
        Map.of("why", why));
  }

  /// Lets a paused run go on.
  RunOutcome resume() {
    return move(
        EnumSet.of(RunState.PAUSED),
        RunState.STARTED,
        new Act("resume", "resumed", Map.of("was paused", run.why().orElse(""))),
        "why = null",
        Map.of());
  }

  /// Ends the run for good.
  ///
  /// @param why in words for an organizer
  RunOutcome cancel(String why) {
    return move(
        EnumSet.of(RunState.PLANNED, RunState.APPROVED, RunState.STARTED, RunState.PAUSED),
        RunState.CANCELLED,
        new Act("cancel", "cancelled", Map.of("why", why, "was", run.state().word())),
        "why = :why, ended_at = :now",
        Map.of("why", why));
  }

  /// Nothing is left to send.
  RunOutcome finish(Map<String, String> details) {
    return move(
        EnumSet.of(RunState.STARTED),
        RunState.FINISHED,
        new Act("finish", "finished", details),
        "ended_at = :now",
        Map.of());
  }

  /// A finished run goes on for what was put back in line.
  RunOutcome reopen(String what) {
    return move(
        EnumSet.of(RunState.FINISHED),
        RunState.STARTED,
        new Act("reopen", "started again", Map.of("for", what)),
        "ended_at = null",
        Map.of());
  }

  /// @param name in the log, after "blast."
  /// @param wanted after "it cannot be"
  private record Act(String name, String wanted, Map<String, String> details) {}

  private RunOutcome move(
      Set<RunState> from, RunState to, Act act, String set, Map<String, Object> values) {
    if (!from.contains(run.state())) {
      return refused(act.wanted());
    }
    var all = new HashMap<>(values);
    all.put("state", to.word());
    return write(act.name(), act.details(), "state = :state, " + set, all);
  }

  /// Changes something of the run besides its state, with its entry in the log.
  ///
  /// @param act `throttle`
  /// @param set what follows SET; `:by` and `:now` are who and when
  /// @param values of its other names
  RunOutcome done(String act, Map<String, String> details, String set, Map<String, Object> values) {
    if (set.contains("state =")) {
      throw new IllegalArgumentException("a state is not set by hand: " + set);
    }
    return write(act, details, set, values);
  }

  RunOutcome done(String act, Map<String, String> details, String set) {
    return done(act, details, set, Map.of());
  }

  private RunOutcome write(
      String act, Map<String, String> details, String set, Map<String, Object> values) {
    var update =
        handle
            .createUpdate("update blast_run set " + set + " where id = :id")
            .bindMap(values)
            .bind("by", actor.word())
            .bind("now", now)
            .bind("id", run.id());
    update.getConfig(SqlStatements.class).setUnusedBindingAllowed(true);
    update.execute();
    var named = new HashMap<>(details);
    named.put("blast", run.title());
    Audit.record(handle, actor, "blast." + act, run.subject(), named, now);
    return new RunOutcome.Done(RunRows.one(handle, run.id()).orElseThrow());
  }

  /// It does not fit the run's state.
  public RunOutcome refused(String wanted) {
    return refused(run.title() + " is " + run.standing() + "; it cannot be " + wanted, run.next());
  }

  public RunOutcome refused(String why, String next) {
    return new RunOutcome.Refused(why, next);
  }

  /// What the plan itself found that blocks its approval.
  public Optional<RunOutcome> stoppedByPlan() {
    return handle
        .createQuery(
            """
            select f ->> 'message' as message, f ->> 'next' as next
            from blast_run, jsonb_array_elements(totals -> 'findings') f where id = :id and f ->> 'level' = 'blocker' limit 1
            """)
        .bind("id", run.id())
        .map((row, _) -> refused(row.getString("message"), row.getString("next")))
        .findOne();
  }
}
