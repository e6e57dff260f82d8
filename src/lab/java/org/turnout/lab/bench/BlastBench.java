package org.turnout.lab.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.turnout.lab.bench.load.BenchFailed;
import org.turnout.lab.bench.load.BenchPlan;
import org.turnout.lab.bench.load.BenchResult;
import org.turnout.lab.bench.load.BenchResult.Figure;
import org.turnout.lab.bench.load.Goal;
import org.turnout.lab.bench.load.ProcessorTimes;
import org.turnout.lab.bench.load.Spread;
import org.turnout.postgres.Database;

/// The whole product sends blasts, and the carrier says what arrived and when: pace while latency
/// changes, the most that goes, how fast a pause acts, and what conversations notice of it. The
/// vendor's library in a plain loop runs next to it.
public final class BlastBench {
  private static final List<Integer> LATENCIES = List.of(20, 150, 1_000);

  /// Senders of the benchmark's campaign, by their pace.
  private static final Map<Integer, String> SENDERS = Map.of(100, "72341", 1_000, "72342");

  private static final String UNBOUNDED = "72343";

  private final int seconds;
  private final ServerJvm product;
  private final ServerJvm sdk;
  private final CarrierControl carrier;
  private final SeededRuns runs;
  private final ProcessorTimes machine;
  private final BenchPlan plan;
  private final BenchServers ground;
  private final int port;

  private BlastBench(BenchPlan plan, BenchServers ground) {
    this.plan = plan;
    this.ground = ground;
    // Three latencies: a window of a second must be seen many times in each.
    this.seconds = Math.max(6, 4 * (int) plan.slice().toSeconds());
    ServerJvm stand =
        ground.start(
            "carrier", ground.folder(), CarrierServer.class.getName(), List.of(), 2, Map.of());
    this.port = stand.port();
    this.sdk = ground.sdkLoop(stand.port());
    this.product = ProductServer.start(ground, stand.port());
    this.carrier = new CarrierControl(stand.port());
    this.machine = ground.machine();
    this.runs =
        new SeededRuns(
            Database.open(ground.database("product"), 2), Math.max(40_000, 3_000 * seconds));
  }

  /// Runs all cases.
  public static List<BenchResult> run(BenchPlan plan, BenchServers ground) {
    var bench = new BlastBench(plan, ground);
    try (bench.carrier;
        bench.runs) {
      ProductServer.begin(bench.product, ConversationLoad.PHONES, plan.connections());
      bench.send(
          SENDERS.getOrDefault(1_000, UNBOUNDED),
          12_000,
          List.of(20)); // nobody's first seconds count
      var outcomes = new ArrayList<BenchResult>();
      outcomes.add(bench.pace(100));
      outcomes.add(bench.pace(1_000));
      outcomes.add(bench.plain());
      outcomes.add(bench.pause());
      outcomes.add(bench.talk());
      outcomes.add(bench.most());
      outcomes.add(bench.restart());
      return outcomes;
    }
  }

  /// What the carrier saw of one run, and what it cost.
  private record Sent(
      ArrivalLog.Seen seen, Map<String, Double> cpu, double foreign, int connections) {
    double product() {
      return cpu.getOrDefault("product", 0.0);
    }

    String by() {
      var parts = new ArrayList<String>();
      cpu.forEach((name, micros) -> {
        if (micros >= 1) {
          parts.add(name + " " + Math.round(micros));
        }
      });
      return "(" + String.join(", ", parts) + ")";
    }
  }

  /// Sends so many texts while the carrier takes each of these times in turn.
  private Sent send(String sender, int texts, List<Integer> latencies) {
    long run = runs.prepare(sender, texts);
    carrier.latency(latencies.getFirst());
    carrier.forget();
    ProcessorTimes.Reading before = machine.read();
    runs.state(run, "started");
    for (int stage = 1; stage < latencies.size(); stage++) {
      awaitArrivals(texts * stage / latencies.size());
      carrier.latency(latencies.get(stage));
    }
    awaitArrivals(texts);
    ProcessorTimes.Used used = machine.read().since(before);
    rest(latencies.getLast() + 1_000);
    runs.check(run, texts);
    runs.state(run, "finished");
    var seen = carrier.seen();
    if (seen.count() != texts || seen.repeated() > 0) {
      throw new BenchFailed("of " + texts + " texts the carrier got " + seen);
    }
    Map<String, Double> cpu = new LinkedHashMap<>();
    used.micros().forEach((name, micros) -> cpu.put(name, (double) micros / texts));
    return new Sent(seen, cpu, used.foreign(), carrier.connections());
  }

  private void awaitArrivals(int texts) {
    long until = System.nanoTime() + 180_000_000_000L;
    while (carrier.seen().count() < texts) {
      if (System.nanoTime() > until) {
        throw new BenchFailed("the carrier waits for " + texts + " texts, has " + carrier.seen());
      }
      rest(100);
    }
  }

  private static void rest(long millis) {
    LockSupport.parkNanos(millis * 1_000_000);
  }

  private BenchResult pace(int cap) {
    var sent = send(SENDERS.getOrDefault(cap, UNBOUNDED), cap * seconds, LATENCIES);
    return new BenchResult(
        "blast.pace." + cap,
        List.of(
            Figure.of("rate / cap", Spread.of(sent.seen().rate() / cap), "", Goal.atLeast(0.995)),
            Figure.of(
                "most in 1 s / cap",
                Spread.of((double) sent.seen().mostInOneSecond() / cap),
                "",
                Goal.atMost(1.05)),
            Figure.of(
                "most in 100 ms / cap", Spread.of(10.0 * sent.seen().mostInTenth() / cap), ""),
            Figure.of("cpu", Spread.of(sent.product()), " us")),
        notes(sent, "latency " + LATENCIES + " ms in turn"));
  }

  /// The plain loop, at a latency of 150 ms.
  private BenchResult plain() {
    carrier.latency(150);
    carrier.forget();
    ProcessorTimes.Reading before = machine.read();
    try (var loop = new CarrierControl(sdk.port())) {
      loop.ask("POST", "/run/" + seconds / 2);
    }
    ProcessorTimes.Used used = machine.read().since(before);
    var seen = carrier.seen();
    return new BenchResult(
        "blast.plain-sdk",
        List.of(
            Figure.of("rate", Spread.of(seen.rate()), "/s"),
            Figure.of("of a cap of 1,000", Spread.of(seen.rate() / 1_000), ""),
            Figure.of(
                "cpu",
                Spread.of(
                    (double) used.micros().getOrDefault("sdk", 0L) / Math.max(1, seen.count())),
                " us")),
        Map.of("how", "50 threads, the library as it comes, latency 150 ms"));
  }

  private BenchResult most() {
    int texts = 2_500 * seconds;
    var sent = send(UNBOUNDED, texts, List.of(150));
    double all =
        sent.product()
            + sent.cpu().getOrDefault("postgres", 0.0)
            + sent.cpu().getOrDefault("redis", 0.0);
    return new BenchResult(
        "blast.max",
        List.of(
            Figure.of("rate", Spread.of(sent.seen().rate()), "/s", Goal.atLeast(2_000)),
            Figure.of("cpu", Spread.of(sent.product()), " us", Goal.atMost(400)),
            Figure.of("cpu with the servers", Spread.of(all), " us")),
        notes(sent, "latency 150 ms, ledger durable"));
  }

  private BenchResult pause() {
    int rounds = Math.max(3, plan.rounds());
    double[] took = new double[rounds];
    carrier.latency(150);
    for (int i = 0; i < rounds; i++) {
      long run = runs.prepare(SENDERS.getOrDefault(1_000, UNBOUNDED), 10_000);
      carrier.forget();
      runs.state(run, "started");
      awaitArrivals(1_000);
      runs.state(run, "paused");
      long paused = System.nanoTime();
      rest(2_000);
      long sinceLast = carrier.seen().sinceLast();
      took[i] = Math.max(0, (System.nanoTime() - paused) / 1e6 - sinceLast);
      runs.state(run, "cancelled");
      rest(1_000);
    }
    return new BenchResult(
        "blast.pause",
        List.of(Figure.of("to the last request", Spread.of(took), " ms", Goal.atMost(1_000))),
        Map.of("at", "1,000/s"));
  }

  /// Killed in the middle of a run: from the command to the first text of the next program, its
  /// sweep included.
  private BenchResult restart() {
    long run = runs.prepare(SENDERS.getOrDefault(1_000, UNBOUNDED), 20_000);
    carrier.latency(150);
    carrier.forget();
    runs.state(run, "started");
    awaitArrivals(1_000);
    product.kill();
    carrier.forget();
    long began = System.nanoTime();
    ServerJvm again = ProductServer.start(ground, port);
    awaitArrivals(1);
    double took = (System.nanoTime() - began) / 1e6 - carrier.seen().sinceFirst();
    runs.state(run, "cancelled");
    again.close();
    return new BenchResult(
        "blast.restart",
        List.of(Figure.of("to the first text", Spread.of(took), " ms", Goal.atMost(3_000))),
        Map.of("how", "kill -9 at 1,000/s; no archive of classes"));
  }

  private BenchResult talk() {
    var sender = SENDERS.getOrDefault(1_000, UNBOUNDED);
    int rows = 2_000;
    long done = runs.prepare(sender, rows);
    runs.state(done, "finished");
    var talk = new ConversationLoad(product, machine, plan, runs.firstRow(done), rows);
    carrier.latency(150);
    carrier.forget();
    long run = runs.prepare(sender, 1_000 * seconds);
    BenchResult outcome =
        talk.measure(() -> runs.state(run, "started"), () -> carrier.seen().rate());
    runs.state(run, "cancelled");
    rest(2_000); // what was on its way is not the next case's
    return outcome;
  }

  private static Map<String, String> notes(Sent sent, String how) {
    Map<String, String> notes = new LinkedHashMap<>();
    notes.put("by", sent.by());
    notes.put("connections", Integer.toString(sent.connections()));
    notes.put("how", how);
    notes.put("foreign", String.format(Locale.ROOT, "%.0f%%", 100 * sent.foreign()));
    return notes;
  }
}
