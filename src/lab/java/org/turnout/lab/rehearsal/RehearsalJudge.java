package org.turnout.lab.rehearsal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.jdbi.v3.core.Handle;
import org.turnout.blast.run.Run;
import org.turnout.blast.run.RunProgress;
import org.turnout.lab.carrier.CarrierCounter;
import org.turnout.lab.carrier.CarrierCounts;
import org.turnout.lab.carrier.RemoteStandIn;
import org.turnout.settings.Prices;

/// Holds the ledger of a run against the carrier's own count of it.
///
/// @param states of the ledger
/// @param left rows that the ledger says the carrier took
/// @param kept rows that the ledger says never left
/// @param unknown rows of which the ledger can't say
/// @param cap segments a second
/// @param checks what must hold, and whether it does
public record RehearsalJudge(
    String blast,
    int audience,
    Map<String, Long> states,
    Map<String, Long> skipped,
    Map<Integer, Long> failed,
    CarrierCounter.Rows left,
    CarrierCounter.Rows kept,
    CarrierCounter.Rows unknown,
    CarrierCounts counts,
    int cap,
    String cost,
    Duration took,
    List<Check> checks) {
  /// At the carrier, above the pace: what the scheduling of two busy cores may add.
  private static final double SLACK = 1.05;

  /// @param weighs whether ledger and carrier disagree when it does not hold; a pace that was
  ///   missed on a busy machine is shown and no more
  /// @param said what was found, with figures
  public record Check(boolean holds, boolean weighs, String said) {}

  public static RehearsalJudge judge(
      BlastRehearsal rehearsal, Run run, Prices prices, int cap, Duration took) {
    RunProgress progress = rehearsal.progress(run.id());
    try (RemoteStandIn carrier = rehearsal.carrier()) {
      var ids =
          rehearsal.foundations().patient().with(handle -> RehearsalJudge.rows(handle, run.id()));
      var left = carrier.rows(ids.getOrDefault("left", LongStream.empty()));
      var kept = carrier.rows(ids.getOrDefault("kept", LongStream.empty()));
      var unknown = carrier.rows(ids.getOrDefault("unknown", LongStream.empty()));
      long segments = rehearsal.foundations().patient().with(handle -> segments(handle, run.id()));
      CarrierCounts counts = carrier.counts();
      return new RehearsalJudge(
          run.title(),
          run.audience(),
          new TreeMap<>(progress.states()),
          new TreeMap<>(progress.skipped()),
          new TreeMap<>(progress.failed()),
          left,
          kept,
          unknown,
          counts,
          cap,
          String.format(Locale.ROOT, "$%,.2f", prices.smsOut().doubleValue() * segments),
          took,
          checks(run, progress, left, kept, counts, cap));
    }
  }

  private static List<Check> checks(
      Run run,
      RunProgress progress,
      CarrierCounter.Rows left,
      CarrierCounter.Rows kept,
      CarrierCounts counts,
      int cap) {
    var checks = new ArrayList<Check>();
    checks.add(
        new Check(
            progress.all() == run.audience(),
            true,
            many(progress.all()) + " in all states, " + many(run.audience()) + " in the audience"));
    checks.add(
        new Check(
            left.missing().isEmpty(),
            true,
            many(left.found() + left.missing().size())
                + " rows left by the ledger, "
                + many(left.missing().size())
                + " of them never reached the carrier"));
    checks.add(
        new Check(
            kept.found() == 0,
            true,
            many(kept.found() + kept.missing().size())
                + " rows never left by the ledger, the carrier took "
                + many(kept.found())
                + " of them"));
    long twice = left.repeated().size() + left.found() - left.people();
    checks.add(
        new Check(
            twice == 0,
            true,
            many(left.people()) + " people got it, " + many(twice) + " of them twice"));
    checks.add(
        new Check(
            counts.second().most() <= Math.ceil(cap * SLACK),
            false,
            "at most "
                + many(counts.second().most())
                + " segments in any second at the carrier, the pace is "
                + many(cap)));
    return checks;
  }

  private static String many(long n) {
    return String.format(Locale.ROOT, "%,d", n);
  }

  public boolean agrees() {
    return checks.stream().allMatch(check -> check.holds() || !check.weighs());
  }

  /// A text that failed on the way has the carrier's id; one that was refused has none.
  private static Map<String, LongStream> rows(Handle handle, long run) {
    var ids = new TreeMap<String, LongStream.Builder>();
    handle
        .createQuery(
            """
            select id, case when state in ('claimed', 'uncertain') then 'unknown'
                            when state in ('accepted', 'sent', 'delivered', 'undelivered')
                              or (state = 'failed' and carrier_id is not null) then 'left'
                            else 'kept' end as said
            from outbox where run_id = :run
            """)
        .bind("run", run)
        .map((row, _) -> {
          ids.computeIfAbsent(row.getString("said"), _ -> LongStream.builder())
              .add(row.getLong("id"));
          return true;
        })
        .forEach(_ -> {});
    var streams = new TreeMap<String, LongStream>();
    ids.forEach((said, builder) -> streams.put(said, builder.build()));
    return streams;
  }

  private static long segments(Handle handle, long run) {
    return handle
        .createQuery(
            """
            select coalesce(sum(segments), 0) from outbox
            where run_id = :run and state in ('accepted', 'sent', 'delivered', 'undelivered')
            """)
        .bind("run", run)
        .mapTo(Long.class)
        .one();
  }
}
