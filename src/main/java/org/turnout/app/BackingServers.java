package org.turnout.app;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.turnout.embedded.CannotStart;
import org.turnout.embedded.Durability;
import org.turnout.embedded.EmbeddedServers;
import org.turnout.embedded.ServerEvent;
import org.turnout.postgres.Database;
import org.turnout.postgres.DatabaseLimits;
import org.turnout.redis.RedisPool;
import org.turnout.settings.Environment;
import org.turnout.settings.Secret;

/// The two servers below everything, ours or the operator's, with the schema brought up to date.
public final class BackingServers implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BackingServers.class);

  /// A plan of a million takes 40 seconds at most, all of its statements together.
  private static final DatabaseLimits LONG_WORK =
      new DatabaseLimits(4, Duration.ofSeconds(4), Duration.ofMinutes(5));

  private final Optional<EmbeddedServers> embedded;
  private final Database database;
  private final RedisPool redis;
  private final Secret databaseUrl;
  private final CompletableFuture<String> loss = new CompletableFuture<>();
  private @Nullable Database patient;

  private BackingServers(
      Optional<EmbeddedServers> embedded, Database database, RedisPool redis, Secret databaseUrl) {
    this.embedded = embedded;
    this.database = database;
    this.redis = redis;
    this.databaseUrl = databaseUrl;
    embedded.ifPresent(servers -> servers.listen(this::heard));
  }

  /// Starts what the environment does not name, and opens both.
  public static BackingServers lay(Environment environment) {
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
        return new BackingServers(embedded, database, RedisPool.open(redisUrl), databaseUrl);
      } catch (RuntimeException e) {
        database.close();
        throw e;
      }
    } catch (RuntimeException e) {
      embedded.ifPresent(EmbeddedServers::close);
      throw e;
    }
  }

  private void heard(ServerEvent event) {
    switch (event) {
      case ServerEvent.Died(var server, var exit) ->
          LOG.error("{} of ours has died and is started again exit={}", server, exit);
      case ServerEvent.Back(var server) -> LOG.warn("{} of ours serves again", server);
      case ServerEvent.NotBack(var server, var why) ->
          LOG.error("{} of ours does not start again: {}", server, why);
      case ServerEvent.GivenUp(var _, var why) -> {
        LOG.error("the program ends: {}", why);
        loss.complete(why);
      }
    }
  }

  /// Tells when a server of ours is given up, in words for the person at the terminal. The program
  /// should end then, so that what has started it starts it again.
  public void onLoss(Consumer<String> listener) {
    loss.thenAccept(listener);
  }

  /// Why a server of ours was given up, if one was.
  Optional<String> loss() {
    return Optional.ofNullable(loss.getNow(null));
  }

  /// The servers of the program that is running now, if one is; else the same as [#lay], on records
  /// that are there already.
  ///
  /// @throws CannotStart there are none: only what serves makes them
  public static BackingServers reach(Environment environment) {
    return switch (RecordsPlace.of(environment)) {
      case RecordsPlace.Running(var _, var servers) -> beside(servers, environment);
      case RecordsPlace.Resting _ -> lay(environment);
      case RecordsPlace.Remote _ -> {
        requireRecords(environment.databaseUrl().orElseThrow());
        yield lay(environment);
      }
      case RecordsPlace.Missing(var folder) ->
          throw new CannotStart("There are no records in " + folder + ".");
    };
  }

  private static void requireRecords(Secret databaseUrl) {
    try (var database = Database.open(databaseUrl, 1)) {
      if (database.blank()) {
        throw new CannotStart(
            "The database "
                + database.place()
                + " (DATABASE_URL) holds no records yet: ./turnout serve makes them.");
      }
    }
  }

  /// Tells commands that look for these records where the program serves.
  void serves(int port) {
    embedded.ifPresent(servers -> servers.serves(port));
  }

  /// The program that runs may be another version: its schema is looked at, and never migrated.
  private static BackingServers beside(EmbeddedServers.Running servers, Environment environment) {
    Secret databaseUrl = environment.databaseUrl().orElse(servers.databaseUrl());
    Secret redisUrl = environment.redisUrl().orElse(servers.redisUrl());
    var database = Database.open(databaseUrl);
    try {
      database.checkSchema();
      return new BackingServers(Optional.empty(), database, RedisPool.open(redisUrl), databaseUrl);
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  public Database database() {
    return database;
  }

  /// The same records with time for long statements (planning a million recipients, putting them in
  /// line), in connections of their own, so that no turn waits for one.
  public synchronized Database patient() {
    Database open = patient;
    if (open == null) {
      open = Database.open(databaseUrl, LONG_WORK);
      patient = open;
    }
    return open;
  }

  public RedisPool redis() {
    return redis;
  }

  @Override
  public synchronized void close() {
    redis.close();
    if (patient != null) {
      patient.close();
    }
    database.close();
    embedded.ifPresent(EmbeddedServers::close);
  }
}
