package org.turnout.lab.rehearsal;

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
public record RehearsalFolder(Path path) {
  /// How a rehearsal began; it goes on in the same way.
  ///
  /// @param ahead how far campaign time is ahead of the clock
  public record Memory(
      String blast,
      int people,
      int perSecond,
      String scenario,
      long seed,
      Duration ahead,
      Duration hold,
      int nodes,
      long run) {
    public Memory run(long id) {
      return new Memory(blast, people, perSecond, scenario, seed, ahead, hold, nodes, id);
    }
  }

  /// Below the program's own data folder.
  public static RehearsalFolder of(Map<String, String> harmless) {
    return new RehearsalFolder(Path.of(harmless.getOrDefault("TURNOUT_DATA", "rehearse")));
  }

  public Path servers() {
    return path.resolve("servers");
  }

  public Path carrier() {
    return path.resolve("carrier.json");
  }

  public Path log() {
    return path.resolve("rehearsal.log");
  }

  public Path carrierLog() {
    return path.resolve("carrier.log");
  }

  /// The environment with servers of the rehearsal's own; any free port unless one is asked for.
  public Map<String, String> variables(Map<String, String> harmless) {
    var variables = new HashMap<>(harmless);
    variables.put("TURNOUT_DATA", servers().toString());
    variables.putIfAbsent("TURNOUT_PORT", "0");
    return variables;
  }

  public boolean inUse() {
    return EmbeddedServers.running(servers()).isPresent();
  }

  public Optional<Memory> memory() {
    try {
      return Files.exists(file())
          ? Optional.of(JsonMapper.shared().readValue(Files.readString(file()), Memory.class))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + file(), e);
    }
  }

  public void remember(Memory memory) {
    try {
      Files.writeString(file(), JsonMapper.shared().writeValueAsString(memory));
    } catch (IOException e) {
      throw new UncheckedIOException("writing " + file(), e);
    }
  }

  /// Empties it for a new rehearsal; an old one's carrier is ended.
  public void clear() {
    CarrierProcess.find(carrier()).ifPresent(CarrierProcess.Address::end);
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
