package org.turnout.blast;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatements;
import org.turnout.audit.Actor;
import org.turnout.audit.Audit;

/// Somebody doing something with one run, whose row is theirs until the transaction ends.
///
/// @param now campaign time
record Acting(Handle handle, Run run, Actor actor, Instant now) {
  /// Takes the run and decides; without such a run nothing happens.
  static RunOutcome on(
      Handle handle, long id, Actor actor, Instant now, Function<Acting, RunOutcome> deed) {
    return RunRows.locked(handle, id)
        .map(run -> deed.apply(new Acting(handle, run, actor, now)))
        .orElseGet(
            () -> new RunOutcome.Refused("there is no run " + id, "look at the list of runs"));
  }

  /// Changes the run's row, with its entry in the log.
  ///
  /// @param act `pause`
  /// @param set what follows SET; `:by` and `:now` are who and when
  /// @param values of its other names
  RunOutcome done(String act, Map<String, String> details, String set, Map<String, Object> values) {
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

  RunOutcome done(String act, Map<String, String> details, String set) {
    return done(act, details, set, Map.of());
  }

  /// It does not fit how the run stands.
  RunOutcome refused(String wanted) {
    return refused(run.title() + " is " + run.standing() + "; it cannot be " + wanted, run.next());
  }

  RunOutcome refused(String why, String next) {
    return new RunOutcome.Refused(why, next);
  }

  /// What the plan itself found that stands in the way of approving it.
  Optional<RunOutcome> stoppedByPlan() {
    return handle
        .createQuery(
            """
            select f ->> 'message' as message, f ->> 'next' as next
            from blast_run, jsonb_array_elements(totals -> 'findings') f where id = :id and f ->> 'level' = 'stop' limit 1
            """)
        .bind("id", run.id())
        .map((row, _) -> refused(row.getString("message"), row.getString("next")))
        .findOne();
  }

  /// Who has changed the blast since the run was planned.
  Optional<String> changedBy() {
    return Runs.changedBy(handle, run);
  }
}
