package org.turnout.lab.bench;

import java.util.List;
import java.util.OptionalInt;
import org.turnout.channel.twilio.Webhooks;
import org.turnout.lab.bench.load.BenchPlan;
import org.turnout.lab.bench.load.BenchResult;
import org.turnout.lab.bench.load.BenchResult.Figure;
import org.turnout.lab.bench.load.ExpectedResponse;
import org.turnout.lab.bench.load.Goal;
import org.turnout.lab.bench.load.ProcessorTimes;
import org.turnout.lab.bench.load.Rounds;
import org.turnout.lab.bench.load.Slice;

/// A whole turn over HTTP: a plain answer in a running flow. The product runs next to a bare
/// Javalin form handler and the textbook handler.
public final class TurnsBench {
  /// Enough that the same person does not write twice within a second.
  private static final int PHONES = 8_000;

  /// The rate at which latencies are compared, turns per second.
  private static final int STEADY = 500;

  private final BenchPlan plan;
  private final int phones;
  private final ServerJvm product;
  private final ServerJvm limits;
  private final ProcessorTimes machine;

  private TurnsBench(BenchPlan plan, int phones, BenchServers ground) {
    this.plan = plan;
    this.phones = phones;
    this.limits = ground.limits();
    this.product = ProductServer.start(ground);
    this.machine = ground.machine();
  }

  /// Runs `turns.max` (closed loop) and `turns.latency` (open loop at 500 turns a second).
  public static List<BenchResult> run(BenchPlan plan, BenchServers ground) {
    return run(plan, PHONES, ground);
  }

  static List<BenchResult> run(BenchPlan plan, int phones, BenchServers ground) {
    var bench = new TurnsBench(plan, phones, ground);
    ProductServer.begin(bench.product, phones, plan.connections());
    return List.of(bench.max(), bench.latency());
  }

  private BenchResult max() {
    var contenders =
        List.of(
            product(OptionalInt.empty()),
            limit("bare", OptionalInt.empty()),
            limit("textbook", OptionalInt.empty()));
    contenders.forEach(LoadContender::warmUp);
    Rounds rounds = Rounds.run(plan.rounds(), contenders);
    return new BenchResult(
        "turns.max",
        List.of(
            Figure.of("product", rounds.spread("product", Slice::rate), "/s"),
            Figure.of("bare", rounds.spread("bare", Slice::rate), "/s"),
            Figure.of(
                "ratio", rounds.ratio("product", "bare", Slice::rate), "", Goal.atLeast(0.15)),
            Figure.of("cpu", rounds.spread("product", Slice::cpuOfAll), " us", Goal.atMost(350)),
            Figure.of("textbook", rounds.ratio("textbook", "bare", Slice::rate), " of bare"),
            Figure.of("textbook cpu", rounds.spread("textbook", Slice::cpuOfAll), " us")),
        rounds.notes("product"));
  }

  private BenchResult latency() {
    var contenders =
        List.of(product(OptionalInt.of(STEADY)), limit("bare", OptionalInt.of(STEADY)));
    contenders.forEach(LoadContender::warmUp);
    Rounds rounds = Rounds.run(plan.rounds(), contenders);
    return new BenchResult(
        "turns.latency",
        List.of(
            Figure.of("p50", rounds.spread("product", Slice::p50), " ms"),
            Figure.of("p99", rounds.spread("product", Slice::p99), " ms"),
            Figure.of("p99.9", rounds.spread("product", Slice::p999), " ms"),
            Figure.of("bare p50", rounds.spread("bare", Slice::p50), " ms"),
            Figure.of("bare p99", rounds.spread("bare", Slice::p99), " ms"),
            Figure.of(
                "times bare's p99",
                rounds.ratio("product", "bare", Slice::p99),
                "",
                Goal.atMost(5))),
        rounds.notes("product"));
  }

  private LoadContender product(OptionalInt rate) {
    return texts("product", product, Webhooks.MESSAGE, ProductServer.QUESTION, rate);
  }

  private LoadContender limit(String name, OptionalInt rate) {
    return texts(
        name, limits, "/" + name + "/message", new ExpectedResponse(200, "<Message"), rate);
  }

  private LoadContender texts(
      String name, ServerJvm server, String path, ExpectedResponse expected, OptionalInt rate) {
    var all = new PhoneRotation(phones);
    var requests = new TwilioRequests();
    return new LoadContender(
        name,
        server.port(),
        expected,
        () -> requests.text(path, all.next(), "4"),
        rate,
        plan,
        machine);
  }
}
