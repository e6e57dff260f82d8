package org.turnout.testkit.program;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntUnaryOperator;
import org.turnout.lab.carrier.CarrierStandIn;
import org.turnout.testkit.TcpRelay;
import org.turnout.testkit.TestDatabase;
import org.turnout.testkit.TestServers;

/// Two nodes of the program, each in a process of its own that can be killed or put to sleep, on
/// one database, one Redis and one carrier, whose webhooks go to them in turn.
public final class NodePair implements AutoCloseable {
  public final TestDatabase db = TestDatabase.fresh();
  public final CarrierStandIn carrier = TestCluster.carrierAlone();
  public final CampaignCopy home;
  private final int[] ports = {ProgramProcess.freePort(), ProgramProcess.freePort()};
  private final String redis = TestServers.redisUrl().value();
  private final AtomicInteger turn = new AtomicInteger();
  private final TcpRelay web;

  /// @param timings lines of `config/turnout.yaml`
  /// @param next which node gets a webhook whose turn is that of the number
  public NodePair(Map<String, String> timings, IntUnaryOperator next) {
    home = CampaignCopy.make(timings);
    web = TcpRelay.start(() -> ports[next.applyAsInt(turn.getAndIncrement() % 2)], TcpRelay.DEAF);
    carrier.connect(TestCluster.PUBLIC, web.address());
  }

  public NodePair(Map<String, String> timings) {
    this(timings, IntUnaryOperator.identity());
  }

  /// Starts one of them, and waits until it is ready.
  ///
  /// @param number 0 or 1
  public ProgramProcess start(int number) {
    return start(number, db.url().value());
  }

  /// The same with a way of its own to Postgres, on which a test may listen.
  public ProgramProcess start(int number, String database) {
    return ProgramProcess.start(
        home.folder(),
        ports[number],
        Map.of(
            "DATABASE_URL",
            database,
            "REDIS_URL",
            redis,
            "TURNOUT_PUBLIC_URL",
            TestCluster.PUBLIC.toString(),
            "TWILIO_ACCOUNT_SID",
            TestCluster.ACCOUNT,
            "TWILIO_AUTH_TOKEN",
            TestCluster.TOKEN,
            "TWILIO_API_URL",
            carrier.api().toString()));
  }

  /// What a query counts.
  public long count(String sql, Object... values) {
    return db.database()
        .with(handle -> {
          var query = handle.createQuery(sql);
          for (int i = 0; i < values.length; i++) {
            query.bind(i, values[i]);
          }
          return query.mapTo(Long.class).one();
        });
  }

  /// Ends what is around them; who started a node ends it.
  @Override
  public void close() {
    web.close();
    carrier.close();
    db.close();
  }
}
