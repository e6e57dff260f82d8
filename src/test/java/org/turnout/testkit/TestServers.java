package org.turnout.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.turnout.embedded.CannotStart;
import org.turnout.embedded.Durability;
import org.turnout.embedded.EmbeddedServers;
import org.turnout.settings.Secret;

/// One PostgreSQL and one Redis for all tests of this JVM, started when the first test asks.
///
/// They end with the JVM, however it ends, as every embedded server does. Their data folder is one
/// of a few under `target/test-servers` and is used again by the next run, so that only the first
/// run ever pays for making it.
public final class TestServers {
  private static final AtomicInteger REDIS_DATABASE = new AtomicInteger();

  private TestServers() {}

  /// Where programs of the servers are unpacked, shared by all runs.
  public static Path cache() {
    return Path.of(System.getProperty("user.home"), ".cache", "turnout");
  }

  /// The superuser's address of the server's first database. Tests want [TestDatabase] instead.
  public static Secret databaseUrl() {
    return Running.SERVERS.databaseUrl();
  }

  /// The address of an empty Redis database that no other test of this JVM uses.
  public static Secret redisUrl() {
    return new Secret(Running.SERVERS.redisUrl().value() + "/" + REDIS_DATABASE.incrementAndGet());
  }

  private static final class Running {
    static final EmbeddedServers SERVERS = start();

    private static EmbeddedServers start() {
      CannotStart last = new CannotStart("no folder was tried");
      for (int i = 0; i < 32; i++) {
        try {
          Path folder = Files.createDirectories(Path.of("target", "test-servers"));
          return EmbeddedServers.start(
              folder.resolve(Integer.toString(i)), cache(), Durability.THROWAWAY);
        } catch (CannotStart inUse) {
          last = inUse;
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
      throw last;
    }
  }
}
