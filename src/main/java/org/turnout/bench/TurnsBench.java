package org.turnout.bench;

import java.util.List;
import java.util.OptionalInt;
import org.turnout.bench.Outcome.Figure;
import org.turnout.channel.twilio.Webhooks;

/// A whole turn over HTTP: a plain answer in a running flow. The product stands beside a bare
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
  private final Machine machine;

  private TurnsBench(BenchPlan plan, int phones, Ground ground) {
    this.plan = plan;
    this.phones = phones;
    this.limits = ground.limits();
    this.product = Product.start(ground);
    this.machine = ground.machine();
  }

  /// Runs `turns.max` (closed loop) and `turns.latency` (open loop at 500 turns a second).
  public static List<Outcome> run(BenchPlan plan, Ground ground) {
    return run(plan, PHONES, ground);
  }

  static List<Outcome> run(BenchPlan plan, int phones, Ground ground) {
    var bench = new TurnsBench(plan, phones, ground);
    Product.begin(bench.product, phones, plan.connections());
    return List.of(bench.max(), bench.latency());
  }

  private Outcome max() {
    var contenders =
        List.of(
            product(OptionalInt.empty()),
            limit("bare", OptionalInt.empty()),
            limit("textbook", OptionalInt.empty()));
    contenders.forEach(LoadContender::warmUp);
    Rounds rounds = Rounds.run(plan.rounds(), contenders);
    return new Outcome(
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

  private Outcome latency() {
    var contenders =
        List.of(product(OptionalInt.of(STEADY)), limit("bare", OptionalInt.of(STEADY)));
    contenders.forEach(LoadContender::warmUp);
    Rounds rounds = Rounds.run(plan.rounds(), contenders);
    return new Outcome(
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
    return texts("product", product, Webhooks.MESSAGE, Product.QUESTION, rate);
  }

  private LoadContender limit(String name, OptionalInt rate) {
    return texts(name, limits, "/" + name + "/message", new Expected(200, "<Message"), rate);
  }

  private LoadContender texts(
      String name, ServerJvm server, String path, Expected expected, OptionalInt rate) {
    var all = new MadeUpPhones(phones);
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
