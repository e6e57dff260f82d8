package org.turnout;

import java.util.Optional;
import org.turnout.embedded.Durability;
import org.turnout.embedded.EmbeddedServers;
import org.turnout.postgres.Database;
import org.turnout.redis.RedisPool;
import org.turnout.settings.Environment;
import org.turnout.settings.Secret;

/// The two servers below everything, ours or the operator's, with the schema brought up to date.
final class Foundations implements AutoCloseable {
  private final Optional<EmbeddedServers> embedded;
  private final Database database;
  private final RedisPool redis;

  private Foundations(Optional<EmbeddedServers> embedded, Database database, RedisPool redis) {
    this.embedded = embedded;
    this.database = database;
    this.redis = redis;
  }

  /// Starts what the environment does not name, and opens both.
  static Foundations lay(Environment environment) {
    boolean needed = environment.databaseUrl().isEmpty() || environment.redisUrl().isEmpty();
    Optional<EmbeddedServers> embedded =
        needed
            ? Optional.of(
                EmbeddedServers.start(environment.data(), environment.cache(), Durability.DURABLE))
            : Optional.empty();
    try {
      Secret databaseUrl =
          environment
              .databaseUrl()
              .or(() -> embedded.map(EmbeddedServers::databaseUrl))
              .orElseThrow();
      Secret redisUrl =
          environment.redisUrl().or(() -> embedded.map(EmbeddedServers::redisUrl)).orElseThrow();
      var database = Database.open(databaseUrl);
      try {
        database.migrate();
        return new Foundations(embedded, database, RedisPool.open(redisUrl));
      } catch (RuntimeException e) {
        database.close();
        throw e;
      }
    } catch (RuntimeException e) {
      embedded.ifPresent(EmbeddedServers::close);
      throw e;
    }
  }

  /// The servers of the program that is running now, if one is; else the same as [#lay].
  static Foundations reach(Environment environment) {
    boolean needed = environment.databaseUrl().isEmpty() || environment.redisUrl().isEmpty();
    Optional<EmbeddedServers.Running> running =
        needed ? EmbeddedServers.running(environment.data()) : Optional.empty();
    return running
        .map(servers -> {
          var database = Database.open(environment.databaseUrl().orElse(servers.databaseUrl()));
          return new Foundations(
              Optional.empty(),
              database,
              RedisPool.open(environment.redisUrl().orElse(servers.redisUrl())));
        })
        .orElseGet(() -> lay(environment));
  }

  Database database() {
    return database;
  }

  RedisPool redis() {
    return redis;
  }

  @Override
  public void close() {
    redis.close();
    database.close();
    embedded.ifPresent(EmbeddedServers::close);
  }
}
