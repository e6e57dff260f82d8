package org.turnout.blast.send;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.turnout.channel.Carrier;
import org.turnout.outbox.CarrierRefusals;
import org.turnout.outbox.ClaimTerms;
import org.turnout.outbox.ResultWriter;
import org.turnout.outbox.SegmentPace;
import org.turnout.people.QuietHours;
import org.turnout.postgres.Database;

/// Sends the started runs of one sender: asks for pace, claims no more than that, lets each text
/// leave at its slot. Every node does so; the pace is one for all of them.
public final class BlastSender implements AutoCloseable {
  private final Database database;
  private final SegmentPace pace;
  private final Setup setup;
  private final BroadcastHours hours;
  private final ResultWriter results;
  private final Dispatcher dispatcher;
  private final Map<Long, RunCursor> queues = new HashMap<>();
  private int turn;

  /// What one sender needs to know.
  ///
  /// @param speed the carrier's limit
  /// @param cap the most broadcasts that anybody gets in 24 hours
  /// @param inFlight the most requests out at once
  public record Setup(
      SegmentPace.Speed speed, QuietHours hours, int cap, int inFlight, ClaimTerms terms) {
    private Instant campaignNow() {
      return terms.clocks().campaign().instant();
    }

    private Instant machineNow() {
      return terms.clocks().machine().instant();
    }
  }

  public BlastSender(
      Database database, SegmentPace pace, Carrier carrier, CarrierRefusals refusals, Setup setup) {
    this.database = database;
    this.pace = pace;
    this.setup = setup;
    this.hours = new BroadcastHours(setup.hours(), setup.cap());
    this.results = new ResultWriter(database, refusals, setup.terms());
    this.dispatcher =
        new Dispatcher(carrier, results, new InFlightLimit(setup.inFlight()), setup.terms());
  }

  /// Claims once for one of the runs, if there is pace for it; returns 0 when nothing can leave
  /// now.
  public int round() {
    if (!dispatcher.ready() || results.behind()) {
      return 0;
    }
    if (dispatcher.waiting() > 2 * setup.speed().ahead()) {
      LockSupport.parkNanos(SegmentPace.AHEAD.toNanos() / 4);
      return 1;
    }
    Instant machineNow = setup.machineNow();
    List<ActiveRun> runs =
        database.with(handle -> {
          var live = ActiveRun.of(handle, setup.speed().sender(), machineNow);
          remember(live);
          queues.values().forEach(queue -> queue.look(handle, hours, machineNow));
          return live;
        });
    turn++;
    Collections.rotate(runs, -turn);
    return runs.stream().mapToInt(this::send).filter(sent -> sent > 0).findFirst().orElse(0);
  }

  /// Whether its texts wait because the carrier was down a moment ago.
  public boolean rests() {
    return dispatcher.rests();
  }

  /// What the carrier, or the record, was last short of while texts wait for it.
  public Optional<String> outage() {
    return results.behind()
        ? Optional.of("results of what left are still being recorded")
        : dispatcher.outage();
  }

  private void remember(List<ActiveRun> live) {
    queues.keySet().retainAll(live.stream().map(ActiveRun::id).toList());
    live.forEach(run -> queues.computeIfAbsent(run.id(), _ -> new RunCursor(run)));
  }

  private int send(ActiveRun run) {
    RunCursor queue = queues.getOrDefault(run.id(), new RunCursor(run));
    if (queue.open(hours, setup.campaignNow()).isEmpty()) {
      return 0;
    }
    dispatcher.warm(setup.speed().perSecond());
    Optional<SegmentPace.Answer> answer = pace.take(setup.speed(), run.id(), run.throttle());
    return answer
        .map(given ->
            switch (given) {
              case SegmentPace.Answer.Wait(Duration time) -> {
                LockSupport.parkNanos(Math.min(time.toNanos(), SegmentPace.AHEAD.toNanos()));
                yield 1;
              }
              case SegmentPace.Answer.Slots slots -> claim(run, queue, slots);
            })
        .orElse(0);
  }

  private int claim(ActiveRun run, RunCursor queue, SegmentPace.Answer.Slots slots) {
    Instant campaignNow = setup.campaignNow();
    List<RunCursor.Open> places = queue.open(hours, campaignNow);
    BlastClaim claim =
        database.inTransaction(handle ->
            BlastClaim.of(
                handle,
                run,
                places,
                dispatcher.atMost(slots.segments()),
                setup.terms().node(),
                // As Postgres keeps it: what is recorded must name the claim exactly.
                setup.machineNow().truncatedTo(ChronoUnit.MICROS),
                campaignNow));
    queue.claimed(places, claim.last(), claim.enough());
    double at = slots.first();
    for (BlastClaim.Row row : claim.texts()) {
      dispatcher.add(row.text(), row.segments(), (long) at, slots.apart());
      at += row.segments() * slots.apart();
    }
    pace.giveBack(
        setup.speed(), run.id(), run.throttle(), slots, slots.segments() - claim.segments());
    return claim.texts().isEmpty() && queue.open(hours, campaignNow).isEmpty() ? 0 : 1;
  }

  /// Claims and sends nothing more; what is out is still recorded.
  public void stop() {
    dispatcher.stop();
  }

  /// Whether its threads are there.
  public boolean alive() {
    return dispatcher.alive() && results.alive();
  }

  @Override
  public void close() {
    dispatcher.close();
    results.close();
  }
}
