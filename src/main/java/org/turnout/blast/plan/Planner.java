package org.turnout.blast.plan;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.turnout.audit.Actor;
import org.turnout.blast.audience.Audiences;
import org.turnout.blast.text.BlastReader;
import org.turnout.blast.text.BlastStore;
import org.turnout.blast.text.BlastStore.Stored;
import org.turnout.link.ShortLinks;
import org.turnout.people.QuietHours;
import org.turnout.people.ZoneFinder;
import org.turnout.postgres.Database;
import org.turnout.problem.Problem;
import org.turnout.problem.Problems;
import org.turnout.problem.SourceLocation;

/// Plans a run: who gets which words, who gets none and why, what it costs and when it is over;
/// frozen with a hash. One transaction, which streams the audience: the heap stays flat, and
/// nothing is kept when anything fails. One plan is made at a time.
public final class Planner {
  /// Of the advisory lock that keeps plans apart: "blast" in ASCII.
  private static final long LOCK = 0x626C617374L;

  private final Database database;
  private final Supplier<BlastContext> setup;
  private final InstantSource campaign;
  private final Tools tools;
  private final Supplier<CarrierStatus> carrier;

  /// What every plan is made with.
  ///
  /// @param links empty where nobody knows our own address
  record Tools(QuietHours hours, ZoneFinder zones, Optional<ShortLinks> links) {
    Tools(Optional<ShortLinks> links) {
      this(QuietHours.builtIn(), new ZoneFinder(), links);
    }
  }

  /// Without short links, and without asking the carrier.
  public Planner(Database database, Supplier<BlastContext> setup, InstantSource campaign) {
    this(database, setup, campaign, Optional.empty(), () -> CarrierStatus.UNKNOWN);
  }

  /// @param database with time for long work
  /// @param campaign the campaign's clock
  /// @param links makes short links; empty where nobody knows our own address
  /// @param carrier asked once for each plan
  public Planner(
      Database database,
      Supplier<BlastContext> setup,
      InstantSource campaign,
      Optional<ShortLinks> links,
      Supplier<CarrierStatus> carrier) {
    this.database = database;
    this.setup = setup;
    this.campaign = campaign;
    this.tools = new Tools(links);
    this.carrier = carrier;
  }

  /// Plans the next run of a blast as it was last saved.
  ///
  /// @param progress told how many recipients there are so far
  public PlanOutcome plan(String blastName, Actor actor, IntConsumer progress) {
    return plan(PlanTarget.of(blastName), actor, progress);
  }

  /// The same for one recurrence of it, or for the text that somebody has just read.
  public PlanOutcome plan(PlanTarget target, Actor actor, IntConsumer progress) {
    var now = campaign.instant();
    var standing = carrier.get();
    try {
      return database.inTransaction(handle -> plan(handle, target, actor, now, standing, progress));
    } catch (Undone undone) {
      return undone.outcome;
    }
  }

  /// Sends a blast, as it was last saved, to one of us.
  ///
  /// @param number a phone of somebody in the records
  /// @param language of the text; empty for that person's own
  public TestOutcome test(String blastName, String number, Optional<String> language, Actor actor) {
    var now = campaign.instant();
    try {
      return database.inTransaction(handle -> {
        var stored = BlastStore.find(handle, blastName);
        if (stored.isEmpty()) {
          return TestSend.unreadable(List.of(BlastStore.unknown(handle, blastName)));
        }
        var known = setup.get();
        var read = read(handle, known, stored.get());
        return read.blast()
            .map(blast ->
                new TestSend(handle, known, tools, stored.get(), blast)
                    .to(number, language, actor, now))
            .orElseGet(() -> TestSend.unreadable(read.problems().sorted()));
      });
    } catch (Undone undone) {
      return undone.outcome instanceof PlanOutcome.Refused(var problems)
          ? TestSend.unreadable(problems)
          : TestSend.unreadable(List.of());
    }
  }

  private static BlastReader.Read read(Handle handle, BlastContext known, Stored stored) {
    var catalog = known.catalog().with(Audiences.names(handle));
    return BlastReader.read(stored.yaml(), stored.file(), catalog);
  }

  private PlanOutcome plan(
      Handle handle,
      PlanTarget target,
      Actor actor,
      Instant now,
      CarrierStatus standing,
      IntConsumer progress) {
    // The whole of a million people takes longer than a turn ever may.
    handle.execute("set local statement_timeout = '5min'");
    handle.execute(Audiences.ROOM);
    var stored = BlastStore.find(handle, target.blast());
    if (stored.isEmpty()) {
      return new PlanOutcome.Refused(List.of(BlastStore.unknown(handle, target.blast())));
    }
    String version = stored.get().version();
    if (target.version().filter(read -> !read.equals(version)).isPresent()) {
      return refused(
          stored.get(),
          "changed-since",
          "somebody has changed this blast since you saved it",
          "open it, read it as it is now and plan it again");
    }
    var occasion = target.occasion();
    if (!alone(handle)) {
      return refused(stored.get(), "busy", "another plan is being made", "try again in a minute");
    }
    var known = setup.get();
    var read = read(handle, known, stored.get());
    if (read.blast().isEmpty()) {
      return new PlanOutcome.Refused(read.problems().sorted());
    }
    var problems = new Problems();
    var written = read.blast().get();
    var catalog = known.catalog().with(Audiences.names(handle));
    var blast = occasion.map(it -> it.of(written, catalog, problems)).orElse(written);
    if (!problems.isEmpty()) {
      return new PlanOutcome.Refused(problems);
    }
    var outcome =
        new PlanTransaction(handle, known, tools, stored.get(), blast, actor, now)
            .run(standing, progress);
    boolean kept =
        !(outcome instanceof PlanOutcome.Planned planned)
            || occasion.map(it -> it.kept().test(handle, planned.runId())).orElse(true);
    if (!kept) {
      throw new Undone(stored.get(), "noted", "it was planned before", "look at its runs");
    }
    return outcome;
  }

  private static boolean alone(Handle handle) {
    return handle
        .createQuery("select pg_try_advisory_xact_lock(:lock)")
        .bind("lock", LOCK)
        .mapTo(Boolean.class)
        .one();
  }

  private static PlanOutcome refused(Stored stored, String code, String message, String hint) {
    return new PlanOutcome.Refused(
        List.of(Problem.error(SourceLocation.of(stored.file()), code, message, hint)));
  }

  /// Takes everything back that the transaction has written.
  static final class Undone extends RuntimeException {
    private final transient PlanOutcome outcome;

    Undone(Stored stored, String code, String message, String hint) {
      super("the plan was not kept", null, false, false);
      this.outcome = refused(stored, code, message, hint);
    }
  }
}
