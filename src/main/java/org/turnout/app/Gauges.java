package org.turnout.app;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jdbi.v3.core.generic.GenericType;
import org.turnout.postgres.Database;
import org.turnout.redis.RedisPool;

/// What an operator watches: texts on their way, what waits for a person, and how the servers below
/// do. Counted from the database in a worker's round, never while a scrape waits.
final class Gauges {
  /// The states a text passes through; in the others it stays for good, and the ledger only grows.
  private static final List<String> ON_THE_WAY = List.of("planned", "claimed", "uncertain");

  private final Database database;
  private final AtomicReference<Map<String, Integer>> counts = new AtomicReference<>(Map.of());

  Gauges(BackingServers foundations, MeterRegistry metrics) {
    this.database = foundations.database();
    RedisPool redis = foundations.redis();
    for (var state : ON_THE_WAY) {
      Gauge.builder("outbox.texts", () -> count(state))
          .description("Texts without a final state, by state")
          .tag("state", state)
          .register(metrics);
    }
    Gauge.builder("inbox.open", () -> count("inbox"))
        .description("Texts and hand-offs waiting for a person")
        .register(metrics);
    Gauge.builder("postgres.waiting", database::waiting)
        .description("Callers that wait for a connection")
        .register(metrics);
    Gauge.builder("redis.well", () -> redis.stats().well() ? 1 : 0)
        .description("1 while Redis answers, 0 while Postgres answers for it")
        .register(metrics);
    FunctionCounter.builder("redis.calls", redis, pool -> pool.stats().calls()).register(metrics);
    FunctionCounter.builder("redis.unanswered", redis, pool -> pool.stats().unanswered())
        .register(metrics);
  }

  /// Counts once, over the indexes of what is unfinished (each count has the very condition of one,
  /// or the whole ledger would be read); there is never more to do at once.
  int round() {
    counts.set(
        database.with(handle ->
            handle
                .createQuery(
                    """
                    select 'planned' as name,
                      (select count(*) from outbox
                        where state = 'planned' and route = 'rest' and run_id is null)::int
                      + (select count(*) from outbox
                        where state = 'planned' and run_id is not null)::int as n
                    union all select 'claimed', count(*)::int from outbox where state = 'claimed'
                    union all select 'uncertain', count(*)::int from outbox
                    where state = 'uncertain'
                    union all select 'inbox', count(*)::int from inbox_item where closed_at is null
                    """)
                .setMapKeyColumn("name")
                .setMapValueColumn("n")
                .collectInto(new GenericType<Map<String, Integer>>() {})));
    return 0;
  }

  private int count(String name) {
    return counts.get().getOrDefault(name, 0);
  }
}
