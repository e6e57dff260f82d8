package org.turnout.lab.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.turnout.blast.run.RunProgress;
import org.turnout.blast.run.RunQueueWriter;
import org.turnout.blast.run.TallyCompaction;
import org.turnout.channel.Channel;
import org.turnout.lab.bench.load.BenchPlan;
import org.turnout.lab.bench.load.BenchResult;
import org.turnout.lab.bench.load.BenchResult.Figure;
import org.turnout.lab.bench.load.Goal;
import org.turnout.lab.bench.load.Spread;

/// Putting a run into the ledger next to a raw INSERT…SELECT of the same columns into a table with
/// a key and one partial index, in turns; and reading the progress of a run of a million, next to a
/// count of its rows.
public final class EnqueueBench {
  private static final int PEOPLE = 1_000_000;
  private static final int CAMPAIGN = 62_000;
  private static final int READS = 500;

  private static final String COLUMNS =
      "address_id, person_id, channel, to_value, from_value, kind, route, state, reason, body, media, planned_at, run_id, whereabouts_id, segments";

  private static final String RAW =
      """
      insert into raw_outbox (%s)
      select p.address_id, p.person_id, :channel, p.to_value, r.sender, 'broadcast', 'rest',
        case when p.reason is null then 'planned' else 'skipped' end, p.reason, p.body, r.media,
        now(), r.id, p.whereabouts_id, p.segments
      from blast_recipient p join blast_run r on r.id = p.run_id where p.run_id = :run
      """
          .formatted(COLUMNS);

  private final BenchPlan plan;
  private final BlastDatabase ground;

  private final int people;

  private EnqueueBench(BenchPlan plan, BlastDatabase ground, int people) {
    this.plan = plan;
    this.ground = ground;
    this.people = people;
  }

  /// Runs `enqueue`.
  public static List<BenchResult> enqueue(BenchPlan plan, BenchServers ground) {
    return enqueue(plan, ground, CAMPAIGN, PEOPLE);
  }

  static List<BenchResult> enqueue(BenchPlan plan, BenchServers ground, int some, int people) {
    try (var blasts = BlastDatabase.open(ground, people)) {
      var bench = new EnqueueBench(plan, blasts, people);
      bench.rawTable();
      return List.of(bench.measure(some), bench.measure(people));
    }
  }

  /// Runs `progress`.
  public static List<BenchResult> progress(BenchPlan plan, BenchServers ground) {
    return progress(plan, ground, PEOPLE);
  }

  static List<BenchResult> progress(BenchPlan plan, BenchServers ground, int people) {
    try (var blasts = BlastDatabase.open(ground, people)) {
      return List.of(new EnqueueBench(plan, blasts, people).progress());
    }
  }

  private void rawTable() {
    ground.run(
        """
        create table if not exists raw_outbox (id bigint generated always as identity primary key, address_id bigint not null,
          person_id bigint not null, channel text not null, to_value text not null, from_value text not null,
          kind text not null, route text not null, state text not null, reason text, body text not null,
          media text[] not null, planned_at timestamptz not null, run_id bigint, whereabouts_id integer,
          segments smallint not null);
        create index if not exists raw_waiting on raw_outbox (id) where state = 'planned'
        """);
  }

  private BenchResult measure(int rows) {
    long run =
        rows == people ? ground.plan("everybody", "everyone", _ -> {}).runId() : smaller(rows);
    var raw = new double[plan.rounds()];
    var product = new double[plan.rounds()];
    var ratio = new double[plan.rounds()];
    for (int round = 0; round < plan.rounds(); round++) {
      boolean rawFirst = round % 2 == 0;
      raw[round] = rawFirst ? raw(run) : 0;
      product[round] = product(run);
      raw[round] = rawFirst ? raw[round] : raw(run);
      ratio[round] = product[round] / raw[round];
    }
    return new BenchResult(
        "enqueue." + rows,
        List.of(
            Figure.of("product", Spread.of(product), " s"),
            Figure.of("raw", Spread.of(raw), " s"),
            Figure.of("ratio", Spread.of(ratio), "", Goal.atMost(2))),
        Map.of());
  }

  /// The first so many of everybody's plan, as a run of their own.
  private long smaller(int rows) {
    long all = ground.plan("some", "everyone", _ -> {}).runId();
    ground.run(
        "delete from blast_recipient where run_id = %d and address_id > %d".formatted(all, rows));
    ground.run("vacuum analyze blast_recipient");
    return all;
  }

  private double raw(long run) {
    ground.run("truncate raw_outbox");
    ground.run("checkpoint");
    return ground.seconds(handle ->
        handle
            .createUpdate(RAW)
            .bind("channel", Channel.ofPhones().word())
            .bind("run", run)
            .execute());
  }

  private double product(long run) {
    ground.run("truncate outbox, run_tally");
    ground.run("checkpoint");
    return ground.seconds(handle -> RunQueueWriter.into(handle, run, BlastDatabase.NOW));
  }

  /// As the ledger leaves it after every recipient has moved three times in batches, a second
  /// before the next fold: the differences of one busy second are added to the sums.
  private BenchResult progress() {
    long run = ground.plan("everybody", "everyone", _ -> {}).runId();
    ground.seconds(handle -> RunQueueWriter.into(handle, run, BlastDatabase.NOW));
    ground.run("vacuum analyze outbox");
    pile(run, 60_000);
    double fold = ground.seconds(TallyCompaction::fold);
    ground.run("vacuum analyze run_tally");
    pile(run, 200);
    var tally = new ArrayList<Double>();
    for (int i = 0; i < READS; i++) {
      tally.add(1_000 * ground.seconds(handle -> RunProgress.of(handle, run).all()));
    }
    double count =
        1_000
            * ground.seconds(handle ->
                handle
                    .createQuery(
                        "select count(*) from (select state, count(*) from outbox where run_id = :run group by state) s")
                    .bind("run", run)
                    .mapTo(Long.class)
                    .one());
    return new BenchResult(
        "progress",
        List.of(
            Figure.of("read", Spread.of(at(tally, 0.5)), " ms", Goal.atMost(2)),
            Figure.of("read p99", Spread.of(at(tally, 0.99)), " ms"),
            Figure.of("fold of 60,000 rows", Spread.of(1_000 * fold), " ms"),
            Figure.of("count(*)", Spread.of(count), " ms")),
        Map.of());
  }

  private void pile(long run, int rows) {
    ground.run(
        """
        insert into run_tally (run_id, state, reason, code, n)
        select %d, (array['planned', 'claimed', 'accepted', 'sent', 'delivered'])[1 + i %% 5], '', 0, case when i %% 2 = 0 then 50 else -50 end
        from generate_series(1, %d) i
        """
            .formatted(run, rows));
  }

  private static double at(List<Double> all, double share) {
    var sorted = all.stream().sorted().toList();
    return sorted.get((int) Math.min(sorted.size() - 1, Math.floor(sorted.size() * share)));
  }
}
