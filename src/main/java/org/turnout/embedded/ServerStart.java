package org.turnout.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/// Starts a server on a free port and waits until it serves.
final class ServerStart {
  /// Long enough for the recovery of everything that `max_wal_size` lets pile up, on a slow disk.
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private static final int PORTS_TRIED = 5;

  private ServerStart() {}

  /// Between choosing a free port and binding it somebody else may take it: then the server ends at
  /// once and another port is tried.
  static <S> S server(
      String name,
      int lastPort,
      Path log,
      Start<S> start,
      Function<S, ServerProcess> child,
      Ready<S> ready)
      throws IOException {
    int port = FreePorts.choose(lastPort);
    for (int tried = 1; ; tried++) {
      long before = Files.exists(log) ? Files.size(log) : 0;
      S server = start.on(port);
      if (serves(server, child.apply(server), ready)) {
        return server;
      }
      child.apply(server).close();
      if (tried == PORTS_TRIED || FreePorts.free(port)) {
        throw new CannotStart(name + " did not start:\n" + tail(log, before) + "\nSee " + log);
      }
      port = FreePorts.choose(0);
    }
  }

  private static <S> boolean serves(S server, ServerProcess child, Ready<S> ready)
      throws IOException {
    long until = System.nanoTime() + LIMIT.toNanos();
    while (child.running() && System.nanoTime() < until) {
      if (ready.is(server)) {
        return true;
      }
      LockSupport.parkNanos(3_000_000);
    }
    return false;
  }

  private static String tail(Path log, long before) throws IOException {
    byte[] all = Files.readAllBytes(log);
    int from = (int) Math.min(before, all.length);
    List<String> lines =
        new String(all, from, all.length - from, StandardCharsets.UTF_8).lines().toList();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 8), lines.size()));
  }

  interface Start<S> {
    S on(int port) throws IOException;
  }

  interface Ready<S> {
    boolean is(S server) throws IOException;
  }
}
