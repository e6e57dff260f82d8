package org.turnout;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.turnout.embedded.EmbeddedServers;
import tools.jackson.databind.json.JsonMapper;

/// Where a rehearsal keeps its servers' data and what it takes to go on with it after a kill.
record RehearsalFolder(Path path) {
  /// How a rehearsal began; it goes on in the same way.
  ///
  /// @param ahead how far campaign time is ahead of the clock
  record Memory(
      String blast,
      int people,
      int perSecond,
      String scenario,
      long seed,
      Duration ahead,
      Duration hold,
      int nodes,
      long run) {
    Memory run(long id) {
      return new Memory(blast, people, perSecond, scenario, seed, ahead, hold, nodes, id);
    }
  }

  /// Below the program's own data folder.
  static RehearsalFolder of(Map<String, String> harmless) {
    return new RehearsalFolder(Path.of(harmless.getOrDefault("TURNOUT_DATA", "rehearse")));
  }

  Path servers() {
    return path.resolve("servers");
  }

  Path carrier() {
    return path.resolve("carrier.json");
  }

  Path log() {
    return path.resolve("rehearsal.log");
  }

  Path carrierLog() {
    return path.resolve("carrier.log");
  }

  /// The environment with servers of the rehearsal's own; any free port unless one is asked for.
  Map<String, String> variables(Map<String, String> harmless) {
    var variables = new HashMap<>(harmless);
    variables.put("TURNOUT_DATA", servers().toString());
    variables.putIfAbsent("TURNOUT_PORT", "0");
    return variables;
  }

  boolean inUse() {
    return EmbeddedServers.running(servers()).isPresent();
  }

  Optional<Memory> memory() {
    try {
      return Files.exists(file())
          ? Optional.of(JsonMapper.shared().readValue(Files.readString(file()), Memory.class))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + file(), e);
    }
  }

  void remember(Memory memory) {
    try {
      Files.writeString(file(), JsonMapper.shared().writeValueAsString(memory));
    } catch (IOException e) {
      throw new UncheckedIOException("writing " + file(), e);
    }
  }

  /// Empties it for a new rehearsal; an old one's carrier is ended.
  void clear() {
    CarrierChild.find(carrier()).ifPresent(CarrierChild.Address::end);
    try {
      if (Files.exists(path)) {
        try (var files = Files.walk(path)) {
          for (Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
            Files.delete(file);
          }
        }
      }
      Files.createDirectories(path);
    } catch (IOException e) {
      throw new UncheckedIOException("emptying " + path, e);
    }
  }

  private Path file() {
    return path.resolve("rehearsal.json");
  }
}
