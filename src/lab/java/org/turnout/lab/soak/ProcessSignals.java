package org.turnout.lab.soak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Signals to processes, and who is there to get them.
final class ProcessSignals {
  private ProcessSignals() {}

  /// @param name `KILL`, `STOP`, `CONT`; a process that is gone already is none of our trouble
  static void send(String name, long pid) {
    try {
      new ProcessBuilder("kill", "-" + name, Long.toString(pid))
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException("sending a signal", e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// The process that a file names in its first line; empty while there is none.
  static Optional<Long> named(Path pidFile) {
    try {
      return Files.readAllLines(pidFile).stream()
          .findFirst()
          .map(line -> Long.parseLong(line.strip()))
          .filter(pid -> ProcessHandle.of(pid).isPresent());
    } catch (IOException | NumberFormatException _) {
      return Optional.empty();
    }
  }

  /// It and those that it started.
  static List<Long> family(long pid) {
    return Stream.concat(Stream.of(pid), children(pid).stream()).toList();
  }

  static List<Long> children(long pid) {
    return ProcessHandle.of(pid).stream()
        .flatMap(ProcessHandle::children)
        .map(ProcessHandle::pid)
        .toList();
  }

  /// What a process calls itself: `postgres: turnout turnout 127.0.0.1(4711) idle`.
  static String title(long pid) {
    try {
      return Files.readString(Path.of("/proc", Long.toString(pid), "cmdline"))
          .replace('\0', ' ')
          .strip();
    } catch (IOException _) {
      return ProcessHandle.of(pid).flatMap(it -> it.info().commandLine()).orElse("");
    }
  }
}
