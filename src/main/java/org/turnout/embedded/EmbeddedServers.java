package org.turnout.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.turnout.settings.Secret;

/// Redis and PostgreSQL, started together from one data folder and stopped together.
///
/// The data stays in the folder across restarts. The servers listen on loopback only, with random
/// passwords, and end with this program however it ends. One that dies is started again; what a
/// killed machine or container left is cleared up by the next start.
public final class EmbeddedServers implements AutoCloseable {
  private final DataFolder folder;
  private final KeptServer postgres;
  private final KeptServer redis;
  private final Listeners listeners;

  private EmbeddedServers(
      DataFolder folder, KeptServer postgres, KeptServer redis, Listeners listeners) {
    this.folder = folder;
    this.postgres = postgres;
    this.redis = redis;
    this.listeners = listeners;
  }

  /// Who hears of the servers; nobody at first.
  private static final class Listeners {
    private final List<Consumer<ServerEvent>> all = new CopyOnWriteArrayList<>();

    private void tell(ServerEvent event) {
      all.forEach(one -> one.accept(event));
    }
  }

  /// Returns when both serve: a second or two when the folder is new, well under one afterwards.
  ///
  /// @param data the folder of the data, made if need be
  /// @param cache where the servers' programs are unpacked, once for all data folders
  /// @throws CannotStart with a message for the operator
  public static EmbeddedServers start(Path data, Path cache, Durability durability) {
    return start(data, cache, durability, ServerUser.here());
  }

  static EmbeddedServers start(Path data, Path cache, Durability durability, ServerUser runAs) {
    try {
      DataFolder folder = DataFolder.open(data);
      try {
        runAs.letThrough(folder.path());
        // Another user may have no way into our cache, but has one into the data folder.
        var binaries = new ServerBinaries(runAs.stranger() ? folder.path().resolve("bin") : cache);
        runAs.letThrough(folder.path());
        return both(folder, binaries, runAs, durability);
      } catch (IOException | RuntimeException e) {
        folder.close();
        throw e;
      }
    } catch (IOException e) {
      throw new CannotStart("The embedded servers cannot use " + data + ": " + e, e);
    }
  }

  private static EmbeddedServers both(
      DataFolder folder, ServerBinaries binaries, ServerUser runAs, Durability durability) {
    Path path = folder.path();
    var listeners = new Listeners();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var postgres =
          threads.submit(() ->
              KeptServer.start(
                  "PostgreSQL",
                  () -> EmbeddedPostgres.start(path, binaries, runAs, durability),
                  listeners::tell));
      var redis =
          threads.submit(() ->
              KeptServer.start(
                  "Redis",
                  () -> EmbeddedRedis.start(path, binaries, runAs, durability),
                  listeners::tell));
      try {
        return new EmbeddedServers(folder, postgres.get(), redis.get(), listeners);
      } catch (ExecutionException e) {
        stop(postgres);
        stop(redis);
        throw e.getCause() instanceof CannotStart known ? known : failed(e);
      } catch (InterruptedException e) {
        stop(postgres);
        stop(redis);
        Thread.currentThread().interrupt();
        throw failed(e);
      }
    }
  }

  private static CannotStart failed(Throwable cause) {
    return new CannotStart("The embedded servers did not start: " + cause, cause);
  }

  /// Waits for a start that is under way, so that nothing is left when the other one failed.
  private static void stop(Future<? extends AutoCloseable> starting) {
    try {
      starting.get().close();
    } catch (Exception itNeverRan) {
      // whatever kept it from starting is reported by the first failure
    }
  }

  /// The servers that another program runs on a data folder.
  ///
  /// @param port where that program serves pages; empty for a command that has them open
  public record Running(Secret databaseUrl, Secret redisUrl, OptionalInt port) {}

  /// Whether records were ever made in this folder, running or not.
  public static boolean made(Path data) {
    return DataFolder.made(data);
  }

  /// Finds the servers that a program, this one or another of the same user, runs on this folder;
  /// empty when none does.
  public static Optional<Running> running(Path data) {
    try {
      return DataFolder.inUse(data)
          ? Optional.of(
              new Running(
                  EmbeddedPostgres.url(ServerAccess.read(data.resolve("postgres.access"))),
                  EmbeddedRedis.url(ServerAccess.read(data.resolve("redis.access"))),
                  DataFolder.port(data)))
          : Optional.empty();
    } catch (IOException e) {
      throw new CannotStart("Cannot look into " + data + ": " + e, e);
    }
  }

  /// Tells what happens to the servers from now on: one that dies is started again, twice in ten
  /// minutes, and is then given up. Told on a thread of the server's own.
  public void listen(Consumer<ServerEvent> listener) {
    listeners.all.add(listener);
  }

  /// Tells commands that find this folder in use where its program serves.
  public void serves(int port) {
    try {
      folder.serves(port);
    } catch (IOException e) {
      throw new UncheckedIOException("writing into " + folder.path(), e);
    }
  }

  /// Where the record is: `postgres://...` with its password.
  public Secret databaseUrl() {
    return EmbeddedPostgres.url(postgres.running().access());
  }

  /// Where the live state is: `redis://...` with its password.
  public Secret redisUrl() {
    return EmbeddedRedis.url(redis.running().access());
  }

  /// The servers' processes and their wardens'.
  List<Long> processes() {
    return Stream.of(postgres, redis)
        .flatMap(one -> one.running().process().processes().stream())
        .toList();
  }

  /// Stops both in order, at once. Close every pool first: open transactions are rolled back.
  @Override
  public void close() {
    try (folder;
        redis;
        postgres) {
      // closed in the reverse order
    } catch (IOException e) {
      throw new UncheckedIOException("unlocking " + folder.path(), e);
    }
  }
}
