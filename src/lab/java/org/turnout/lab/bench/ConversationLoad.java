package org.turnout.lab.bench;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.turnout.channel.twilio.Webhooks;
import org.turnout.lab.bench.load.BenchPlan;
import org.turnout.lab.bench.load.BenchResult;
import org.turnout.lab.bench.load.BenchResult.Figure;
import org.turnout.lab.bench.load.ExpectedResponse;
import org.turnout.lab.bench.load.Goal;
import org.turnout.lab.bench.load.ProcessorTimes;
import org.turnout.lab.bench.load.Slice;
import org.turnout.lab.bench.load.Spread;

/// What conversations notice of a blast of 1,000 texts a second with its callbacks: their p99, idle
/// and meanwhile, at the same steady rate.
final class ConversationLoad {
  static final int PHONES = 2_000;

  private static final int TURNS = 100;
  private static final int CALLBACKS = 3_000;
  private static final List<String> WORDS = List.of("queued", "sent", "delivered");

  private final ServerJvm product;
  private final ProcessorTimes machine;
  private final BenchPlan plan;
  private final long firstRow;
  private final int rows;

  /// @param firstRow of the texts that callbacks are about
  ConversationLoad(
      ServerJvm product, ProcessorTimes machine, BenchPlan plan, long firstRow, int rows) {
    this.product = product;
    this.machine = machine;
    this.plan = plan;
    this.firstRow = firstRow;
    this.rows = rows;
  }

  /// @param start begins the blast
  /// @param rate what the carrier sees of it
  BenchResult measure(Runnable start, DoubleSupplier rate) {
    LoadContender turns = turns();
    turns.warmUp();
    Slice idle = turns.run();
    var callbacks =
        contender(Webhooks.STATUS, new ExpectedResponse(204, ""), callbacks(), CALLBACKS);
    start.run();
    CompletableFuture<Slice> told = CompletableFuture.supplyAsync(callbacks::run);
    Slice busy = turns.run();
    Slice reports = told.join();
    return new BenchResult(
        "blast.talk",
        List.of(
            Figure.of("p99 idle", Spread.of(idle.p99()), " ms"),
            Figure.of("p99 meanwhile", Spread.of(busy.p99()), " ms"),
            Figure.of("times", Spread.of(busy.p99() / idle.p99()), "", Goal.atMost(5)),
            Figure.of("blast", Spread.of(rate.getAsDouble()), "/s"),
            Figure.of("callbacks", Spread.of(reports.rate()), "/s")),
        Map.of("at", TURNS + " turns/s"));
  }

  private LoadContender turns() {
    var all = new PhoneRotation(PHONES);
    var requests = new TwilioRequests();
    return contender(
        Webhooks.MESSAGE,
        ProductServer.QUESTION,
        () -> requests.text(Webhooks.MESSAGE, all.next(), "4"),
        TURNS);
  }

  private Supplier<byte[]> callbacks() {
    var requests = new TwilioRequests();
    long[] next = {0};
    return () -> {
      long n = next[0]++;
      long row = firstRow + n / WORDS.size() % rows;
      String word = WORDS.get((int) (n % WORDS.size()));
      String sid = "SM%032x".formatted(row);
      return requests.status(Webhooks.STATUS + "?o=" + row, sid, "+14152000000", word);
    };
  }

  private LoadContender contender(
      String name, ExpectedResponse expected, Supplier<byte[]> requests, int perSecond) {
    return new LoadContender(
        name, product.port(), expected, requests, OptionalInt.of(perSecond), plan, machine);
  }
}
