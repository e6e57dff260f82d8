package org.turnout.blast;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.turnout.audit.Actor;
import org.turnout.audit.Audit;
import org.turnout.blast.Blasts.Stored;
import org.turnout.channel.Encoding;
import org.turnout.conversation.PersonFacts;
import org.turnout.language.FirstText;
import org.turnout.people.QuietHours;
import org.turnout.people.Zones;
import org.turnout.postgres.Copy;
import org.turnout.postgres.Database;
import org.turnout.problem.Problem;
import org.turnout.settings.Sender;

/// Plans a run: who gets which words, who gets none and why, what it costs and when it is over;
/// frozen with a hash. One transaction, which streams the audience: the heap stays flat, and
/// nothing is kept when anything fails. One plan is made at a time.
public final class Planner {
  /// Of the advisory lock that keeps plans apart: "blast" in ASCII.
  private static final long LOCK = 0x626C617374L;

  private final Database database;
  private final Supplier<Setup> setup;
  private final InstantSource campaign;
  private final QuietHours hours = QuietHours.builtIn();
  private final Zones zones = new Zones();

  /// @param campaign the campaign's clock
  public Planner(Database database, Supplier<Setup> setup, InstantSource campaign) {
    this.database = database;
    this.setup = setup;
    this.campaign = campaign;
  }

  /// Plans the next run of a blast as it was last saved.
  ///
  /// @param progress told how many recipients there are so far
  public PlanOutcome plan(String blastName, Actor actor, IntConsumer progress) {
    var now = campaign.instant();
    try {
      return database.inTransaction(handle -> plan(handle, blastName, actor, now, progress));
    } catch (Undone undone) {
      return undone.outcome;
    }
  }

  /// Takes everything back that the transaction has written.
  private static final class Undone extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient PlanOutcome outcome;

    Undone(PlanOutcome outcome) {
      super("the plan was not kept", null, false, false);
      this.outcome = outcome;
    }
  }

  private PlanOutcome plan(
      Handle handle, String blastName, Actor actor, Instant now, IntConsumer progress) {
    // The whole of a million people takes longer than a turn ever may.
    handle.execute("set local statement_timeout = '5min'");
    handle.execute(Audiences.ROOM);
    var stored = Blasts.find(handle, blastName);
    if (stored.isEmpty()) {
      return new PlanOutcome.Refused(List.of(Blasts.unknown(handle, blastName)));
    }
    boolean alone =
        handle
            .createQuery("select pg_try_advisory_xact_lock(:lock)")
            .bind("lock", LOCK)
            .mapTo(Boolean.class)
            .one();
    if (!alone) {
      return refused(stored.get(), "busy", "another plan is being made", "try again in a minute");
    }
    var known = setup.get();
    var catalog = known.catalog().with(Audiences.names(handle));
    var read = BlastReader.read(stored.get().yaml(), stored.get().file(), catalog);
    return read.blast().isEmpty()
        ? new PlanOutcome.Refused(read.problems().sorted())
        : new Planning(handle, known, stored.get(), read.blast().get(), actor, now).run(progress);
  }

  private static PlanOutcome refused(Stored stored, String code, String message, String hint) {
    return new PlanOutcome.Refused(
        List.of(Problem.error(org.turnout.problem.Place.of(stored.file()), code, message, hint)));
  }

  /// One plan on its way, in its transaction.
  private final class Planning {
    private final Handle handle;
    private final Setup known;
    private final Stored stored;
    private final Blast blast;
    private final Actor actor;
    private final Instant now;
    private final Places places;
    private final Counting counting;
    private final PlanHash hash;

    Planning(Handle handle, Setup known, Stored stored, Blast blast, Actor actor, Instant now) {
      this.handle = handle;
      this.known = known;
      this.stored = stored;
      this.blast = blast;
      this.actor = actor;
      this.now = now;
      this.places = new Places(handle, known.directory(), zones, hours, now);
      this.counting = new Counting(known, blast);
      this.hash = new PlanHash(blast.media());
    }

    PlanOutcome run(IntConsumer progress) {
      var facts =
          new PersonFacts(
              known::directory,
              known::topics,
              known.campaignFacts(),
              known.settings().campaign().zone());
      var merging =
          new Merging(
              blast, facts, FirstText.of(known.languages(), known.settings().campaign().name()));
      var audience =
          new AudienceSql(
              blast.audience(), known.directory(), known.settings().campaign().zone(), now);
      var run = PlanRows.begin(handle, stored, blast, sender(), actor, now);
      var copy = PlanRows.recipients(handle);
      new Candidates(audience, merging.namesTopics())
          .read(
              handle,
              blast.topic(),
              batch -> {
                batch.forEach(one -> add(run.id(), recipient(one, merging), copy));
                copy.write();
                progress.accept(counting.audience());
              });
      return finished(run);
    }

    private void add(long run, Recipient one, Copy copy) {
      hash.add(one);
      counting.add(one);
      PlanRows.write(copy, run, one);
    }

    private Recipient recipient(Candidate one, Merging merging) {
      int where = places.of(one.known());
      var reason = one.reason();
      if (reason.isEmpty() && !places.everAllowed(where)) {
        reason = Optional.of("no hours");
      }
      var merged = reason.isPresent() ? Optional.<Merging.Merged>empty() : merging.of(one);
      if (merged.isEmpty()) {
        return new Recipient(
            one,
            one.known().language(),
            0,
            "",
            Encoding.GSM_7,
            0,
            where,
            reason.or(() -> Optional.of("no text")));
      }
      var text = merged.get();
      int segments = blast.media().isEmpty() ? text.count().segments() : 1;
      return new Recipient(
          one,
          text.language(),
          text.variant(),
          text.body(),
          text.count().encoding(),
          segments,
          where,
          reason);
    }

    private Sender sender() {
      return blast
          .sender()
          .flatMap(known.settings()::sender)
          .orElseGet(known.settings()::mainSender);
    }

    private PlanOutcome finished(PlanRows.Begun run) {
      if (counting.audience() == 0) {
        return undone(
            "nobody", "nobody fits this audience", "look at it with: turnout blast count");
      }
      if (counting.longest() > BlastTexts.MOST_CHARACTERS) {
        return undone(
            "too-long",
            "merged, the longest text has %,d characters; carriers refuse more than %,d"
                .formatted(counting.longest(), BlastTexts.MOST_CHARACTERS),
            "shorten it");
      }
      var totals = counting.totals(Optional.empty());
      var hex = hash.hex();
      PlanRows.end(handle, run.id(), hex, totals);
      Audit.record(
          handle,
          actor,
          "blast.plan",
          "run " + run.id(),
          java.util.Map.of(
              "blast", blast.name(), "hash", hex, "audience", "" + counting.audience()),
          now);
      return new PlanOutcome.Planned(run.id(), run.number(), hex, totals);
    }

    private PlanOutcome undone(String code, String message, String hint) {
      throw new Undone(refused(stored, code, message, hint));
    }
  }
}
