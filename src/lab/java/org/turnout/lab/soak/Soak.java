package org.turnout.lab.soak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.turnout.lab.judge.CheckList;
import org.turnout.postgres.Database;
import org.turnout.postgres.PostgresUnavailable;

/// One soak, from the first fault to the judge.
public final class Soak {
  /// What is under way when the last fault is over: sweeps, look-ups, the last blast.
  private static final Duration SETTLES = Duration.ofMinutes(5);

  /// The same when somebody stops the soak.
  private static final Duration HURRIED = Duration.ofSeconds(20);

  private static final Duration LOOKS = Duration.ofMillis(200);

  private final SoakOrder order;
  private final SoakStage stage;
  private final List<String> locals;
  private final Consumer<Progress> progress;
  private final Map<String, Integer> times = new TreeMap<>();
  private final List<Pending> undone = new ArrayList<>();
  private final AnswerWatch watch;
  private final StallWatch stalls = new StallWatch(System::nanoTime);

  private record Pending(FaultKind kind, FaultKind.Undo undo, long due) {}

  /// How far it is.
  ///
  /// @param fault the newest
  /// @param silent since the newest answer
  public record Progress(
      Duration over,
      Duration all,
      long texts,
      int blasts,
      int faults,
      String fault,
      Duration silent) {}

  /// @param locals whose members the blasts are for
  /// @param progress told five times a second
  Soak(SoakOrder order, SoakStage stage, List<String> locals, Consumer<Progress> progress) {
    this.order = order;
    this.stage = stage;
    this.locals = locals;
    this.progress = progress;
    this.watch = new AnswerWatch(stage);
  }

  /// @param stopped counted down when it is to end early: what was seen so far is judged
  SoakReport run(CountDownLatch stopped) throws InterruptedException {
    long began = System.nanoTime();
    try (var members = new MemberTraffic(stage, order);
        var blasts = new BlastTraffic(stage, order, locals, stalls);
        watch) {
      watch.start();
      members.start();
      blasts.start();
      faults(members, blasts, stopped);
      undo(Long.MAX_VALUE);
      Duration took = since(began);
      long over = System.nanoTime();
      members.finish();
      watch.quiet();
      Duration patience = stopped.getCount() == 0 ? HURRIED : SETTLES;
      boolean ended = blasts.finish(patience);
      boolean settled = settled(over, patience);
      Duration settling = since(over);
      watch.finish();
      return report(took, settling, members, ended && settled);
    }
  }

  private void faults(MemberTraffic members, BlastTraffic blasts, CountDownLatch stopped)
      throws InterruptedException {
    var kinds =
        FaultTable.ALL.stream()
            .filter(kind -> order.only().isEmpty() || order.only().contains(kind.name()))
            .toList();
    var sequence = new FaultSequence(kinds, order.seed());
    long began = System.nanoTime();
    long next = began + order.every().toNanos();
    String newest = "";
    int count = 0;
    while (since(began).compareTo(order.time()) < 0) {
      if (System.nanoTime() >= next) {
        var kind = sequence.next();
        newest = kind.name();
        count++;
        commit(kind, sequence);
        next += order.every().toNanos();
      }
      undo(System.nanoTime());
      progress.accept(
          new Progress(
              since(began),
              order.time(),
              members.texts(),
              blasts.runs().size(),
              count,
              newest,
              watch.sinceAnswer()));
      if (stopped.await(LOOKS.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    }
  }

  private void commit(FaultKind kind, FaultSequence sequence) throws InterruptedException {
    times.merge(kind.name(), 1, Integer::sum);
    stage.note("fault: " + kind.name());
    FaultKind.Undo undo = FaultKind.Undo.NOTHING;
    try {
      undo = kind.act().on(stage, sequence.lot());
    } catch (IOException | UncheckedIOException _) {
      stage.note("skipped, what it is for is away: " + kind.name());
    }
    undone.add(new Pending(kind, undo, System.nanoTime() + kind.lasts().toNanos()));
  }

  private void undo(long now) throws InterruptedException {
    var due = undone.stream().filter(it -> it.due <= now).toList();
    undone.removeAll(due);
    for (var it : due) {
      try {
        it.undo.done();
      } catch (IOException | UncheckedIOException _) {
        stage.note("undone already: " + it.kind.name());
      }
      watch.over(it.kind);
    }
  }

  /// Until every text of a phone is in the records and every text of ours has its end.
  private boolean settled(long over, Duration patience) throws InterruptedException {
    while (since(over).compareTo(patience) < 0) {
      var servers = stage.servers();
      if (watch.well() && servers.isPresent()) {
        try (var database = Database.open(servers.get().databaseUrl(), 1)) {
          if (database.with(SoakLedger::unsettled) == 0
              && everythingHeard(SoakLedger.read(servers.get().databaseUrl()))) {
            return true;
          }
        } catch (PostgresUnavailable | UncheckedIOException _) {
          // It gets up, or the time is over.
        }
      }
      TimeUnit.SECONDS.sleep(1);
    }
    return false;
  }

  private boolean everythingHeard(SoakLedger ledger) {
    return stage.carrier().callbacks() == 0
        && stage.carrier().log().stream()
            .filter(text -> text.inbound())
            .allMatch(text ->
                ledger.heard().containsKey(text.sid()) || ledger.aside().contains(text.sid()));
  }

  /// The records, as soon as somebody serves them.
  private SoakLedger ledger() throws InterruptedException {
    for (int tries = 0; tries < 100; tries++) {
      try {
        var servers = stage.servers();
        if (servers.isPresent()) {
          return SoakLedger.read(servers.get().databaseUrl());
        }
      } catch (PostgresUnavailable _) {
        // It gets up.
      }
      TimeUnit.SECONDS.sleep(2);
    }
    throw new IllegalStateException("the records can't be read: the program does not get up");
  }

  private SoakReport report(
      Duration took, Duration settling, MemberTraffic members, boolean settled)
      throws InterruptedException {
    var log = stage.carrier().log();
    var ledger = ledger();
    var seen = watch.seen();
    var stalled = stalls.seen();
    var checks = new ArrayList<>(SoakJudge.checks(log, ledger, members.heard()));
    checks.add(
        new CheckList.Check(
            settled, settled ? "everything has ended" : "not everything has ended"));
    checks.add(
        new CheckList.Check(
            stalled.faults().isEmpty(),
            stalled.faults().isEmpty()
                ? "no blast stalled for a minute without a reason"
                : String.join("; ", stalled.faults())));
    long silent = ledger.withoutAnswer(seen.silent());
    checks.add(
        new CheckList.Check(
            silent == 0,
            "%,d texts of strangers came in, %,d were never answered"
                .formatted(seen.probes() + seen.silent().size(), silent)));
    checks.add(
        new CheckList.Check(
            stage.odd().isEmpty(),
            stage.odd().isEmpty()
                ? "no request was answered 500"
                : String.join("; ", stage.odd().stream().distinct().limit(8).toList())));
    var counts = new LinkedHashMap<String, Long>();
    counts.put("texts of members", members.texts());
    counts.put("texts of strangers that were answered", (long) seen.probes());
    counts.put("texts at the carrier, both ways", (long) log.size());
    counts.put("blasts", (long) ledger.sums().size());
    counts.put(
        "recipients of these", ledger.sums().stream().mapToLong(SoakLedger.Sum::audience).sum());
    counts.put("faults", times.values().stream().mapToLong(it -> it).sum());
    counts.put("log entries set aside", (long) ledger.aside().size());
    var readiness = new TreeMap<String, Long>();
    seen.reasons().forEach((why, looks) -> readiness.put(why, (looks + 1) / 2));
    return new SoakReport(
        order.seed(),
        took,
        settling,
        counts,
        kinds(seen.recoveries()),
        stage.program().ends(),
        seen.without(),
        seen.slowest(),
        readiness,
        stalled.reasons(),
        stalled.longest(),
        stalled.silent(),
        checks);
  }

  private List<SoakReport.Kind> kinds(Map<String, List<Duration>> recoveries) {
    return FaultTable.names().stream()
        .filter(times::containsKey)
        .map(name -> {
          var all = new ArrayList<>(recoveries.getOrDefault(name, List.of()));
          Collections.sort(all);
          return new SoakReport.Kind(
              name,
              times.getOrDefault(name, 0),
              all.size(),
              all.isEmpty() ? Duration.ZERO : all.get(all.size() / 2),
              all.isEmpty() ? Duration.ZERO : all.getLast());
        })
        .toList();
  }

  private static Duration since(long moment) {
    return Duration.ofNanos(System.nanoTime() - moment);
  }
}
