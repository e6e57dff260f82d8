package org.turnout.blast.plan;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.turnout.audit.Actor;
import org.turnout.audit.Audit;
import org.turnout.blast.audience.AudienceSql;
import org.turnout.blast.plan.Planner.Undone;
import org.turnout.blast.run.Run;
import org.turnout.blast.run.RunRows;
import org.turnout.blast.text.Blast;
import org.turnout.blast.text.BlastStore.Stored;
import org.turnout.blast.text.BlastTexts;
import org.turnout.postgres.CopyWriter;
import org.turnout.postgres.PostgresUnavailable;

/// One plan on its way, in its transaction.
final class PlanTransaction {
  private static final Logger LOG = LoggerFactory.getLogger(PlanTransaction.class);

  private final Handle handle;
  private final BlastContext setup;
  private final Planner.Tools tools;
  private final Stored stored;
  private final Blast blast;
  private final Actor actor;
  private final Instant now;
  private final Regions places;
  private final PlanCounter counting;
  private final PlanHash hash;

  PlanTransaction(
      Handle handle,
      BlastContext setup,
      Planner.Tools tools,
      Stored stored,
      Blast blast,
      Actor actor,
      Instant now) {
    this.handle = handle;
    this.setup = setup;
    this.tools = tools;
    this.stored = stored;
    this.blast = blast;
    this.actor = actor;
    this.now = now;
    this.places = new Regions(handle, setup.directory(), tools.zones(), tools.hours(), now);
    this.counting = new PlanCounter(setup, blast);
    this.hash = new PlanHash(blast.media());
  }

  /// Plans it.
  ///
  /// @throws Undone for what is only found when everybody has been looked at
  PlanOutcome run(CarrierStatus carrier, IntConsumer progress) {
    var zone = setup.settings().campaign().zone();
    var audience = new AudienceSql(blast.audience(), setup.directory(), zone, now);
    var local = local();
    var run = RunRows.begin(handle, stored, blast, setup.sender(blast), local, actor, now);
    var merging =
        TextMerger.of(blast, setup, RunLinks.of(tools, handle, stored, blast, run.id(), now));
    var copy = PlanRows.recipients(handle);
    new Candidates(audience, merging.namesTopics())
        .read(
            handle,
            blast.topic(),
            batch -> {
              batch.forEach(one -> add(run.id(), one, merging, copy));
              copy.write();
              progress.accept(counting.audience());
            });
    check();
    var totals = totals(run.id(), local, carrier);
    var hex = hash.hex();
    RunRows.freeze(handle, run.id(), hex, totals.audience(), totals.json());
    var details = Map.of("blast", blast.name(), "hash", hex, "audience", "" + counting.audience());
    Audit.record(handle, actor, "blast.plan", "run " + run.id(), details, now);
    return new PlanOutcome.Planned(run.id(), run.number(), hex, totals);
  }

  /// A time of day without a day is the next such time where the campaign is at home.
  private Optional<Run.Local> local() {
    return blast
        .send()
        .map(send -> {
          var here = now.atZone(setup.settings().campaign().zone());
          boolean ahead = here.toLocalTime().isBefore(send.at());
          var next = ahead ? here.toLocalDate() : here.toLocalDate().plusDays(1);
          return new Run.Local(send.on().orElse(next), send.at());
        });
  }

  private void add(long run, Candidate candidate, TextMerger merging, CopyWriter copy) {
    var one = recipient(candidate, merging);
    hash.add(one, merging.lasting(candidate, one.body()));
    counting.add(one);
    PlanRows.write(copy, run, one);
  }

  /// One that can't be worked out is set aside, and keeps nobody else from their text.
  private Recipient recipient(Candidate one, TextMerger merging) {
    try {
      return judged(one, merging);
    } catch (JdbiException | PostgresUnavailable | Undone e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.error(
          "recipient set aside address={} kind={}",
          one.known().addressId(),
          e.getClass().getSimpleName());
      return Recipient.none(one, Regions.NOWHERE, "unreadable");
    }
  }

  private Recipient judged(Candidate one, TextMerger merging) {
    int where = places.of(one.known());
    var reason =
        one.reason()
            .or(() -> places.everAllowed(where) ? Optional.empty() : Optional.of("no hours"));
    if (reason.isPresent()) {
      return Recipient.none(one, where, reason.get());
    }
    return merging
        .of(one)
        .map(text -> Recipient.getting(one, where, text, !blast.media().isEmpty()))
        .orElseGet(() -> Recipient.none(one, where, "no text"));
  }

  /// What no look at the file alone can find.
  private void check() {
    if (counting.audience() == 0) {
      throw new Undone(
          stored, "nobody", "nobody fits this audience", "try it with: turnout blast count");
    }
    if (counting.longest() > BlastTexts.MOST_CHARACTERS) {
      throw new Undone(
          stored,
          "too-long",
          "merged, the longest text has %,d characters; carriers refuse more than %,d"
              .formatted(counting.longest(), BlastTexts.MOST_CHARACTERS),
          "shorten it");
    }
  }

  private PlanTotals totals(long run, Optional<Run.Local> local, CarrierStatus carrier) {
    var outlook =
        new FinishEstimate(
            tools.hours(),
            setup.sender(blast).segmentsPerSecond(),
            counting.waiting(places),
            local);
    var hold = blast.hold().orElse(setup.settings().timings().blastHold());
    var counted = counting.totals(outlook.from(now.plus(hold)));
    var preflight = new PlanWarnings(setup, blast, setup.sender(blast), counted);
    var findings =
        new ArrayList<>(
            preflight.look(tools.hours(), now, local, PlanRows.again(handle, run, now), carrier));
    new NoticedBlasts(() -> setup).blocker(handle, blast, now).ifPresent(findings::addFirst);
    return counted.with(findings);
  }
}
