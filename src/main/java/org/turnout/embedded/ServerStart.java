package org.turnout.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// Starts a server on a free port and waits until it serves.
final class ServerStart {
  /// Long enough for the recovery of everything that `max_wal_size` lets pile up, on a slow disk.
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private static final int PORTS_TRIED = 5;

  private ServerStart() {}

  /// Between choosing a free port and binding it somebody else may take it: then the server ends at
  /// once and another port is tried.
  static RunningServer server(
      String name, ServerAccess last, Path secrets, Path log, Start start, Ready ready)
      throws IOException {
    int port = FreePorts.choose(last.port());
    for (int tried = 1; ; tried++) {
      long before = Files.exists(log) ? Files.size(log) : 0;
      ServerAccess access = last.on(port);
      access.write(secrets);
      ServerProcess process = start.on(access);
      if (serves(access, process, ready)) {
        return new RunningServer(access, process);
      }
      process.close();
      if (tried == PORTS_TRIED || FreePorts.free(port)) {
        throw new CannotStart(name + " did not start:\n" + tail(log, before) + "\nSee " + log);
      }
      port = FreePorts.choose(0);
    }
  }

  private static boolean serves(ServerAccess access, ServerProcess process, Ready ready)
      throws IOException {
    long until = System.nanoTime() + LIMIT.toNanos();
    while (process.running() && System.nanoTime() < until) {
      if (ready.is(access, process)) {
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

  interface Start {
    ServerProcess on(ServerAccess access) throws IOException;
  }

  interface Ready {
    boolean is(ServerAccess access, ServerProcess process) throws IOException;
  }
}
