package org.turnout.lab.bench;

import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.turnout.channel.twilio.Webhooks;
import org.turnout.lab.bench.load.BenchPlan;
import org.turnout.lab.bench.load.BenchResult;
import org.turnout.lab.bench.load.BenchResult.Figure;
import org.turnout.lab.bench.load.ExpectedResponse;
import org.turnout.lab.bench.load.Goal;
import org.turnout.lab.bench.load.ProcessorTimes;
import org.turnout.lab.bench.load.Rounds;
import org.turnout.lab.bench.load.Slice;
import org.turnout.postgres.Database;

/// Signed status callbacks on texts of ours: three for each (`queued`, `sent`, `delivered`), every
/// one about a row that is there, next to a bare Javalin form handler.
public final class CallbacksBench {
  private static final int PHONES = 2_000;
  private static final int TEXTS_EACH = 100;

  private static final List<String> WORDS = List.of("queued", "sent", "delivered");

  /// Texts that the carrier has accepted, as a blast leaves them.
  private static final String SEED =
      """
      INSERT INTO outbox (address_id, person_id, channel, to_value, from_value, kind, route, state,
                          body, planned_at, claimed_at, claimed_by, carrier_id)
      SELECT address_id, person_id, channel, to_value, from_value, kind, 'rest', 'accepted',
             body, planned_at, claimed_at, claimed_by,
             'SM' || lpad(to_hex(row_number() OVER () - 1), 32, '0')
      FROM (SELECT o.* FROM outbox o, generate_series(1, :each)) known
      """;

  private CallbacksBench() {}

  /// Runs `callbacks.max`.
  public static List<BenchResult> run(BenchPlan plan, BenchServers ground) {
    return run(plan, PHONES, ground);
  }

  static List<BenchResult> run(BenchPlan plan, int phones, BenchServers ground) {
    ServerJvm limits = ground.limits();
    ServerJvm product = ProductServer.start(ground);
    ProcessorTimes machine = ground.machine();
    ProductServer.begin(product, phones, plan.connections());
    long first = seed(ground);
    int texts = phones * TEXTS_EACH;
    var contenders =
        List.of(
            contender("product", product, Webhooks.STATUS, first, texts, plan, machine),
            contender("bare", limits, "/bare/status", first, texts, plan, machine));
    contenders.forEach(LoadContender::warmUp);
    Rounds rounds = Rounds.run(plan.rounds(), contenders);
    return List.of(
        new BenchResult(
            "callbacks.max",
            List.of(
                Figure.of("product", rounds.spread("product", Slice::rate), "/s"),
                Figure.of("bare", rounds.spread("bare", Slice::rate), "/s"),
                Figure.of(
                    "ratio", rounds.ratio("product", "bare", Slice::rate), "", Goal.atLeast(0.45)),
                Figure.of("cpu", rounds.spread("product", Slice::cpuOfAll), " us")),
            rounds.notes("product")));
  }

  /// @return the ledger row of the first text; the others follow it
  private static long seed(BenchServers ground) {
    try (var database = Database.open(ground.database("product"), 1)) {
      database.with(handle -> {
        // Seeding takes longer than any statement of the program's.
        handle.execute("SET statement_timeout = 0");
        return handle.createUpdate(SEED).bind("each", TEXTS_EACH).execute();
      });
      return database.with(handle ->
          handle
              .createQuery("SELECT min(id) FROM outbox WHERE carrier_id IS NOT NULL")
              .mapTo(Long.class)
              .one());
    }
  }

  private static LoadContender contender(
      String name,
      ServerJvm server,
      String path,
      long first,
      int texts,
      BenchPlan plan,
      ProcessorTimes machine) {
    return new LoadContender(
        name,
        server.port(),
        new ExpectedResponse(204, ""),
        waves(path, first, texts, plan.wave()),
        OptionalInt.empty(),
        plan,
        machine);
  }

  /// A wave of `queued`, one of `sent` and one of `delivered` about the same texts, then the next
  /// texts.
  private static Supplier<byte[]> waves(String path, long first, int texts, int size) {
    var requests = new TwilioRequests();
    long[] next = {0};
    return () -> {
      long n = next[0]++;
      long wave = n / (size * (long) WORDS.size());
      long text = (wave * size + n % size) % texts;
      String word = WORDS.get((int) (n / size % WORDS.size()));
      String sid = "SM" + "0".repeat(16) + HexFormat.of().toHexDigits(text);
      return requests.status(path + "?o=" + (first + text), sid, "+14152000000", word);
    };
  }
}
