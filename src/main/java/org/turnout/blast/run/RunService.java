package org.turnout.blast.run;

import static org.turnout.blast.run.Run.count;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.turnout.audit.Actor;
import org.turnout.blast.audience.BlastCatalog;
import org.turnout.postgres.Database;
import org.turnout.settings.Settings;
import org.turnout.time.Clocks;

/// What people do with runs. Each act is one transaction: the run's row is locked, so of two people
/// who press at once one wins and the other is told; the act and its entry in the log commit
/// together. An act that does not fit the run's state changes nothing and says what to do instead.
public final class RunService {
  /// A hash may be given by its beginning, as a page or terminal shows it; this many characters of
  /// SHA-256 no two plans of a campaign share by accident.
  public static final int HASH_SHOWN = 8;

  /// A year with a digit too many, not a campaign's plan.
  private static final Instant TOO_FAR = Instant.parse("2101-01-01T00:00:00Z");

  private final Database database;
  private final Clocks clocks;
  private final Supplier<Settings> settings;
  private final StartGate gate;

  /// @param database with a statement limit that lets a million recipients be put in line
  /// @param settings as they are now
  public RunService(Database database, Clocks clocks, Supplier<Settings> settings) {
    this(database, clocks, settings, StartGate.OPEN);
  }

  /// The same with what is looked at before a run starts.
  public RunService(Database database, Clocks clocks, Supplier<Settings> settings, StartGate gate) {
    this.database = database;
    this.clocks = clocks;
    this.settings = settings;
    this.gate = gate;
  }

  /// Who has changed the blast since the run was planned, as the records hold it: `cli:ana`,
  /// `file`.
  public static Optional<String> changedBy(Handle handle, Run run) {
    return handle
        .createQuery("select changed_by from blast where name = :name and spec <> :spec")
        .bind("name", run.blast())
        .bind("spec", run.spec())
        .mapTo(String.class)
        .findOne();
  }

  /// All runs of a blast, newest first.
  public static List<Run> of(Handle handle, String blast) {
    return RunRows.list(handle, "where b.name = :key order by r.number desc", blast);
  }

  /// What is on its way or paused, oldest first.
  public static List<Run> live(Handle handle) {
    return RunRows.list(handle, "where r.state in ('started', 'paused') order by r.id");
  }

  /// The newest runs of all blasts, newest first.
  public static List<Run> newest(Handle handle, int atMost) {
    return RunRows.list(handle, "where true order by r.id desc limit :key", atMost);
  }

  /// The run that somebody means: `12` is its id, `gear-day#3` the third of a blast, `gear-day` its
  /// newest.
  public static Optional<Run> named(Handle handle, String name) {
    String words = name.strip().replace(" ", "");
    if (words.matches("[0-9]{1,18}")) {
      return RunRows.one(handle, Long.parseLong(words));
    }
    int mark = words.indexOf('#');
    String blast = mark < 0 ? words : words.substring(0, mark);
    String number = mark < 0 ? "" : words.substring(mark + 1);
    return of(handle, blast).stream()
        .filter(run -> mark < 0 || number.equals(Integer.toString(run.number())))
        .findFirst();
  }

  /// Agrees to a plan. If more people get it than `approval above` says, the planner can't.
  ///
  /// @param hash of the plan that was read, or its first [#HASH_SHOWN] characters and more
  public RunOutcome approve(long run, String hash, Actor actor) {
    return act(
        run,
        actor,
        acting -> {
          Run found = acting.run();
          if (found.state() != RunState.PLANNED) {
            return acting.refused("approved");
          }
          String read = hash.strip().toLowerCase(Locale.ROOT);
          if (read.length() < HASH_SHOWN || !found.hash().startsWith(read)) {
            return acting.refused(
                "this is not the plan that was read: the hash of this one begins with "
                    + found.hash().substring(0, HASH_SHOWN),
                "read the plan as it is now, and approve it with that hash");
          }
          var changedBy = changedBy(acting.handle(), found);
          if (changedBy.isPresent()) {
            return acting.refused(
                found.blast() + " was changed after this plan was made",
                "plan it again, and approve the new plan");
          }
          var stopped = acting.stoppedByPlan();
          if (stopped.isPresent()) {
            return stopped.get();
          }
          int above = settings.get().approvalAbove();
          if (found.getting() > above && found.planned().by(actor)) {
            return acting.refused(
                "a second person must approve: %s is above %s"
                    .formatted(count(found.getting()), count(above)),
                "ask a colleague to read the plan and to approve it under their own name");
          }
          return acting.approve(
              actor.word(),
              Map.of(
                  "hash", found.hash(),
                  "audience", "" + found.audience(),
                  "getting", "" + found.getting()));
        });
  }

  /// Puts every recipient in line. The first text leaves when the time to think again is over.
  public RunOutcome start(long run, Actor actor) {
    return act(run, actor, this::start);
  }

  private RunOutcome start(RunTransaction acting) {
    Run found = acting.run();
    if (found.state() != RunState.APPROVED) {
      return acting.refused("started");
    }
    var refusal = gate.refusal(acting.handle(), found, acting.now());
    if (refusal.isPresent()) {
      return refusal.get();
    }
    var other =
        live(acting.handle()).stream().filter(o -> o.blast().equals(found.blast())).findFirst();
    if (other.isPresent() && found.local().isEmpty()) {
      return acting.refused(
          other.get().title() + " is " + other.get().standing() + ", and nobody should get both",
          "wait until it has finished, or cancel it first");
    }
    var hold = found.hold().orElseGet(() -> settings.get().timings().blastHold());
    int rows = RunQueueWriter.into(acting.handle(), found.id(), acting.now());
    return acting.start(
        clocks.machine().instant().plus(hold),
        Map.of("hold", hold.toSeconds() + " s", "recipients", Integer.toString(rows)));
  }

  /// Gives an approved run a moment (campaign time) at which it starts automatically.
  public RunOutcome startAt(long run, Instant at, Actor actor) {
    return act(
        run,
        actor,
        acting -> {
          if (acting.run().state() != RunState.APPROVED) {
            return acting.refused("given a time to start");
          }
          if (!at.isBefore(TOO_FAR)) {
            return acting.refused("that is after the year 2100", "give an earlier day");
          }
          return at.isAfter(acting.now())
              ? acting.done(
                  "start at",
                  Map.of("at", at.toString()),
                  "start_at = :at, start_by = :by",
                  Map.of("at", at))
              : acting.refused("that time has passed", "give a later one, or start it now");
        });
  }

  /// Takes that moment off again: the run waits for a person.
  public RunOutcome startByHand(long run, Actor actor) {
    return act(
        run,
        actor,
        acting ->
            acting.run().state() == RunState.APPROVED && acting.run().startAt().isPresent()
                ? acting.done("start by hand", Map.of(), "start_at = null, start_by = null")
                : acting.refused("kept from starting automatically"));
  }

  /// Lets nothing more be claimed. What has been claimed is at the carrier within a second.
  ///
  /// @param why for colleagues: "the second line has a typo"
  public RunOutcome pause(long run, String why, Actor actor) {
    return act(run, actor, acting -> acting.pause(why));
  }

  /// Lets a paused run go on.
  public RunOutcome resume(long run, Actor actor) {
    return act(run, actor, RunTransaction::resume);
  }

  /// Ends a run for good. Its state changes first, so that claims stop at once; who was still in
  /// line is then skipped, a few thousand at a time. If this program ends before that is done, the
  /// worker of blasts completes it.
  public RunOutcome cancel(long run, String why, Actor actor) {
    var outcome = act(run, actor, acting -> acting.cancel(why));
    if (outcome instanceof RunOutcome.Done) {
      new CancelledRunCleanup(database).skip(run);
    }
    return outcome;
  }

  /// Slows a run down, or lets it go at its sender's own pace again.
  ///
  /// @param perSecond segments per second; empty: the sender's own
  public RunOutcome throttle(long run, OptionalInt perSecond, Actor actor) {
    return act(
        run,
        actor,
        acting -> {
          var state = acting.run().state();
          if (state == RunState.FINISHED || state == RunState.CANCELLED) {
            return acting.refused("throttled");
          }
          int most = ownPace(acting.run());
          int pace = perSecond.orElse(most);
          if (pace < 1 || pace > most) {
            return acting.refused(
                pace + " segments a second is not between 1 and " + most,
                "choose a pace up to the sender's own; to stop it, pause it");
          }
          return perSecond.isPresent()
              ? acting.done(
                  "throttle",
                  Map.of("segments a second", "" + pace),
                  "per_second = :pace",
                  Map.of("pace", pace))
              : acting.done(
                  "throttle", Map.of("segments a second", "the sender's own"), "per_second = null");
        });
  }

  /// Drafts a blast to exactly those who were handed this one, or may have been.
  ///
  /// @param words as in [Correction#draft]
  public Correction correct(
      long run, BlastCatalog catalog, Map<String, String> words, Actor actor) {
    return database.inTransaction(handle ->
        Correction.draft(handle, catalog, run, words, actor, clocks.campaign().instant()));
  }

  private int ownPace(Run run) {
    var now = settings.get();
    return now.sender(run.sender()).orElseGet(now::mainSender).segmentsPerSecond();
  }

  private RunOutcome act(long id, Actor actor, Function<RunTransaction, RunOutcome> deed) {
    return database.inTransaction(
        handle -> RunTransaction.on(handle, id, actor, clocks.campaign().instant(), deed));
  }
}
