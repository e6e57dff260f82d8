package org.turnout.lab.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.turnout.lab.soak.FaultKind.Undo;

/// Faults of the two servers below the program.
final class ServerFaults {
  private static final Duration A_WHILE = Duration.ofSeconds(6);

  private ServerFaults() {}

  static List<FaultKind> all() {
    return List.of(
        FaultKind.once("Redis killed", (stage, _) -> kill(stage.redis())),
        FaultKind.once("PostgreSQL killed", (stage, _) -> kill(stage.postmaster())),
        FaultKind.once("one PostgreSQL backend killed", (stage, _) -> kill(backend(stage))),
        FaultKind.lasting("Redis asleep", A_WHILE, (stage, _) -> asleep(stage.redis())),
        FaultKind.lasting("PostgreSQL asleep", A_WHILE, (stage, _) -> asleep(stage.postmaster())),
        FaultKind.once("Redis emptied", (stage, _) -> spoiled(stage, "UNLINK")),
        FaultKind.once("junk in Redis", (stage, _) -> spoiled(stage, "SET")),
        FaultKind.once("Redis killed, its files gone", (stage, _) -> withoutFiles(stage)).oneIn(2));
  }

  private static void kill(Optional<Long> pid) {
    pid.ifPresent(it -> ProcessSignals.send("KILL", it));
  }

  /// One that serves the program, as the kernel picks one when memory is short.
  private static Optional<Long> backend(SoakStage stage) {
    return stage.postmaster().map(ProcessSignals::children).orElse(List.of()).stream()
        .filter(pid -> ProcessSignals.title(pid).contains("127.0.0.1"))
        .findFirst();
  }

  private static Undo asleep(Optional<Long> server) {
    var all = server.map(ProcessSignals::family).orElse(List.of());
    all.forEach(pid -> ProcessSignals.send("STOP", pid));
    return () -> all.forEach(pid -> ProcessSignals.send("CONT", pid));
  }

  private static void spoiled(SoakStage stage, String word) throws IOException {
    var servers = stage.servers();
    if (servers.isEmpty()) {
      return;
    }
    try (var redis = RedisCommands.open(servers.get().redisUrl())) {
      for (String key : redis.keys()) {
        if (word.equals("SET")) {
          redis.say(word, key, "junk \u0001\u20ac");
        } else {
          redis.say(word, key);
        }
      }
    }
  }

  /// As after a disk was lost: it comes back empty.
  private static void withoutFiles(SoakStage stage) throws IOException {
    kill(stage.redis());
    Path files = stage.data().resolve("redis/appendonlydir");
    if (Files.isDirectory(files)) {
      try (var all = Files.walk(files)) {
        for (Path file : (Iterable<Path>) all.sorted(Comparator.reverseOrder())::iterator) {
          Files.deleteIfExists(file);
        }
      }
    }
  }
}
