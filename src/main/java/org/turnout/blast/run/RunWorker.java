package org.turnout.blast.run;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.turnout.audit.Actor;
import org.turnout.channel.CarrierError;
import org.turnout.postgres.Database;
import org.turnout.postgres.IsolatedRows;
import org.turnout.postgres.Leases;
import org.turnout.settings.Settings;
import org.turnout.time.Clocks;

/// What runs need that nobody presses a button for: starts whose time has come, pauses when texts
/// go wrong, ends, and what a cancelled run left in line. One node does it at a time; should two
/// ever do, every act still locks its run and finds it done.
public final class RunWorker {
  private static final Logger LOG = LoggerFactory.getLogger(RunWorker.class);

  /// Long against a round of a second, short against the wait for the next node when this one dies.
  private static final Duration LEASE = Duration.ofSeconds(10);

  private static final String NAME = "blast-runs";

  private final Database database;
  private final Leases leases;
  private final String node;
  private final Clocks clocks;
  private final RunService runs;
  private final Supplier<Settings> settings;
  private final IntFunction<CarrierError> errors;
  private final Runnable recurrences;
  private final Map<Long, RunMonitor> watches = new HashMap<>();

  /// @param errors what the carrier's codes mean
  /// @param recurrences a look at what repeats automatically, with every round
  public RunWorker(
      Database database,
      String node,
      Clocks clocks,
      RunService runs,
      Supplier<Settings> settings,
      IntFunction<CarrierError> errors,
      Runnable recurrences) {
    this.database = database;
    this.leases = new Leases(database);
    this.node = node;
    this.clocks = clocks;
    this.runs = runs;
    this.settings = settings;
    this.errors = errors;
    this.recurrences = recurrences;
  }

  /// One look at everything; every second or so.
  ///
  /// @return 0: whatever there was to do is done
  public int round() {
    if (leases.hold(NAME, node, LEASE)) {
      startWhatIsDue();
      IsolatedRows.each("recurrences", List.of(recurrences), _ -> "all", Runnable::run);
      database.with(handle -> {
        RunRows.waited(handle, clocks.machine().instant());
        return true;
      });
      var live = database.with(RunService::live);
      watchOver(live.stream().filter(run -> run.state() == RunState.STARTED).toList());
      settleCancelled();
      database.with(TallyCompaction::fold);
    } else {
      watches.clear();
    }
    return 0;
  }

  private void startWhatIsDue() {
    var due =
        database.with(handle ->
            RunRows.list(
                handle,
                "where r.state = 'approved' and r.start_at <= :key order by r.start_at",
                clocks.campaign().instant()));
    IsolatedRows.each("start of a run", due, Run::id, this::start);
  }

  private void start(Run run) {
    switch (runs.start(run.id(), Actor.TURNOUT)) {
      case RunOutcome.Done _ -> LOG.info("run started automatically run={}", run.id());
      case RunOutcome.Refused refused -> {
        LOG.warn("run does not start automatically run={} why={}", run.id(), refused.why());
        act(
            run.id(),
            acting ->
                acting.run().state() == RunState.APPROVED
                    ? acting.done(
                        "not started",
                        Map.of("why", refused.why()),
                        "start_at = null, start_by = null, why = :why",
                        Map.of("why", refused.why()))
                    : acting.refused("put off"));
      }
    }
  }

  private void watchOver(List<Run> moving) {
    watches.keySet().retainAll(moving.stream().map(Run::id).toList());
    IsolatedRows.each("watch over a run", moving, Run::id, run -> watchOver(run, moving));
  }

  private void watchOver(Run run, List<Run> moving) {
    var progress = database.with(handle -> RunProgress.of(handle, run.id()));
    long optedOut = database.with(handle -> OptOutCount.since(handle, run));
    var limits = settings.get().pauses();
    watches
        .computeIfAbsent(run.id(), _ -> new RunMonitor(limits.ofTheLast()))
        .see(PauseRules.Counts.of(progress, optedOut), new PauseRules(limits, errors))
        .ifPresent(reason -> pause(reason.everything() ? moving : List.of(run), reason.why()));
    goOnIfTheClockWasSetBack(run, progress);
    ExpiredRecipients.skip(database, run, clocks.campaign().instant());
    endIfDone(run, progress);
  }

  /// A run that has begun in the future, and of which texts have left, was begun by a clock that
  /// was wrong.
  private void goOnIfTheClockWasSetBack(Run run, RunProgress progress) {
    boolean future =
        run.started().filter(did -> did.at().isAfter(clocks.campaign().instant())).isPresent();
    Instant now = clocks.machine().instant();
    if (future
        && progress.left() > 0
        && database.with(handle -> RunRows.goOn(handle, run.id(), now))) {
      LOG.warn("the machine's clock was set back, the run goes on run={}", run.id());
    }
  }

  private void pause(List<Run> which, String why) {
    for (var run : which) {
      watches.remove(run.id()); // the person who resumes it has judged what led to this
      if (runs.pause(run.id(), why, Actor.TURNOUT) instanceof RunOutcome.Done) {
        LOG.error("run paused itself run={} why={}", run.id(), why);
      }
    }
  }

  private void endIfDone(Run run, RunProgress seen) {
    if (done(seen)) {
      act(
          run.id(),
          acting -> {
            // Looked at again under the run's lock: a resend may have come in between.
            var progress = RunProgress.of(acting.handle(), run.id());
            return acting.run().state() == RunState.STARTED && done(progress)
                ? acting.finish(counts(progress))
                : acting.refused("finished");
          });
    }
  }

  private static boolean done(RunProgress progress) {
    return progress.in("planned") + progress.in("claimed") == 0;
  }

  private static Map<String, String> counts(RunProgress progress) {
    var counts = new java.util.TreeMap<String, String>();
    progress.states().forEach((state, n) -> counts.put(state, Long.toString(n)));
    return counts;
  }

  /// A claimed row of a cancelled run may come back into line ("try later"), so each is looked at
  /// until nothing of it is planned or claimed.
  private void settleCancelled() {
    var cancelled =
        database.with(
            handle -> RunRows.list(handle, "where r.state = 'cancelled' and r.settled_at is null"));
    IsolatedRows.each("end of a cancelled run", cancelled, Run::id, this::settle);
  }

  private void settle(Run run) {
    new CancelledRunCleanup(database).skip(run.id());
    if (done(database.with(handle -> RunProgress.of(handle, run.id())))) {
      database.with(handle -> {
        RunRows.settled(handle, run.id(), clocks.campaign().instant());
        return true;
      });
    }
  }

  private RunOutcome act(long run, Function<RunTransaction, RunOutcome> deed) {
    return database.inTransaction(
        handle -> RunTransaction.on(handle, run, Actor.TURNOUT, clocks.campaign().instant(), deed));
  }
}
