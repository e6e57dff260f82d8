package org.turnout.lab.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.turnout.embedded.Durability;
import org.turnout.embedded.EmbeddedServers;
import org.turnout.lab.bench.load.BenchFailed;
import org.turnout.lab.bench.load.ProcessorTimes;
import org.turnout.postgres.Database;
import org.turnout.redis.LuaScript;
import org.turnout.redis.RedisPool;
import org.turnout.settings.Secret;

/// What a benchmark over HTTP runs on: embedded Redis and Postgres with the durable settings of
/// production, and the servers under test, each in a JVM of its own.
public final class BenchServers implements AutoCloseable {
  private final Path folder;
  private final EmbeddedServers servers;
  private final Map<Long, String> named = new HashMap<>();
  private final Deque<ServerJvm> jvms = new ArrayDeque<>();

  private BenchServers(Path folder, EmbeddedServers servers) {
    this.folder = folder;
    this.servers = servers;
  }

  /// @param folder where everything lies; data of an earlier run is dropped
  public static BenchServers open(Path folder) {
    try {
      Path work = Files.createDirectories(folder.toAbsolutePath());
      Path cache = Path.of(System.getProperty("user.home"), ".cache", "turnout");
      var ground =
          new BenchServers(
              work, EmbeddedServers.start(work.resolve("data"), cache, Durability.DURABLE));
      ground.fresh("limits");
      ground.fresh("product");
      ground.forget();
      return ground;
    } catch (IOException e) {
      throw new BenchFailed("making " + folder, e);
    }
  }

  /// A database with nothing in it.
  private void fresh(String name) {
    try (var database = Database.open(servers.databaseUrl(), 1)) {
      database.with(h -> h.execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)"));
      database.with(h -> h.execute("CREATE DATABASE " + name));
    }
  }

  /// Empties Redis.
  private void forget() {
    try (var redis = RedisPool.open(servers.redisUrl())) {
      redis.run(new LuaScript("return redis.call('FLUSHALL')"), List.of(), List.of());
    }
  }

  Secret database(String name) {
    return new Secret(servers.databaseUrl().value().replaceFirst("/turnout$", "/" + name));
  }

  /// Bare and textbook.
  ServerJvm limits() {
    return start("limits", folder, LimitServer.class.getName(), List.of(), 1, Map.of());
  }

  /// The vendor's library in a plain loop.
  ServerJvm sdkLoop(int carrier) {
    int port = ServerJvm.freePort();
    var arguments = List.of(Integer.toString(port), Integer.toString(carrier));
    ServerJvm jvm =
        ServerJvm.start("sdk", folder, port, PlainLoop.class.getName(), arguments, Map.of());
    named.put(jvm.pid(), "sdk");
    jvms.push(jvm);
    return jvm;
  }

  /// @param redis which of Redis' numbered databases it gets
  ServerJvm start(
      String name,
      Path home,
      String main,
      List<String> arguments,
      int redis,
      Map<String, String> environment) {
    int port = ServerJvm.freePort();
    var settings = new HashMap<>(environment);
    settings.put("DATABASE_URL", database(name).value());
    settings.put("REDIS_URL", servers.redisUrl().value() + "/" + redis);
    settings.put("TURNOUT_PORT", Integer.toString(port));
    var all = new ArrayList<>(arguments);
    if (arguments.isEmpty()) {
      all.add(Integer.toString(port));
    }
    ServerJvm jvm = ServerJvm.start(name, home, port, main, all, settings);
    named.put(jvm.pid(), name);
    jvms.push(jvm);
    return jvm;
  }

  /// Counts processor time by the names given so far.
  ProcessorTimes machine() {
    return new ProcessorTimes(named);
  }

  Path folder() {
    return folder;
  }

  @Override
  public void close() {
    jvms.forEach(ServerJvm::close);
    servers.close();
  }
}
