package org.turnout.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/// A server that an earlier, killed run left behind on our files.
///
/// A second Redis would start happily on the same append-only files, so each server's pid file is
/// looked at before a new one starts. A number proves nothing after a reboot or in a container:
/// only a process whose command line names our files is touched.
///
/// @param mark what only that server's command line contains
/// @param stop the signal that ends it at once without losing what is durable, without "SIG"
record LeftoverServer(Path pidFile, String mark, String stop) {
  private static final Duration PATIENCE = Duration.ofMillis(250);

  /// Returns when no such server runs any more. Its warden may be stopping it this very moment, so
  /// it is given a little time, then told, then killed.
  void end() throws IOException {
    if (gone(PATIENCE)) {
      return;
    }
    Optional<ProcessHandle> server = server();
    if (server.isPresent()) {
      ChildPrograms.run(
          List.of("kill", "-s", stop, Long.toString(server.get().pid())), Path.of("/"), 2);
    }
    if (!gone(Duration.ofSeconds(3))) {
      server().ifPresent(ProcessHandle::destroyForcibly);
      if (!gone(Duration.ofSeconds(3))) {
        throw new CannotStart("A server of an earlier run does not stop: see " + pidFile);
      }
    }
  }

  private boolean gone(Duration within) throws IOException {
    long until = System.nanoTime() + within.toNanos();
    while (server().isPresent()) {
      if (System.nanoTime() > until) {
        return false;
      }
      LockSupport.parkNanos(2_000_000);
    }
    return true;
  }

  private Optional<ProcessHandle> server() throws IOException {
    return pid(pidFile)
        .flatMap(ProcessHandle::of)
        .filter(process -> process.info().commandLine().orElse("").contains(mark));
  }

  /// The number in the first line of a pid file, if there is one.
  static Optional<Long> pid(Path file) throws IOException {
    return lines(file).stream()
        .findFirst()
        .map(String::strip)
        .filter(line -> line.matches("[0-9]{1,9}"))
        .map(Long::valueOf);
  }

  /// The lines of a pid file, none if there is no such file. It is read without asking first: the
  /// server that is ending removes it at any moment.
  static List<String> lines(Path file) throws IOException {
    try {
      return Files.readString(file).lines().toList();
    } catch (NoSuchFileException gone) {
      return List.of();
    }
  }
}
