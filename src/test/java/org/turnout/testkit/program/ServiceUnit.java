package org.turnout.testkit.program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// The systemd unit that going live tells people to install, read from the page itself.
///
/// @param lines by the part before `=`
public record ServiceUnit(Map<String, String> lines) {
  private static final Path GUIDE = Path.of("docs", "going-live.md");

  public ServiceUnit {
    lines = Map.copyOf(lines);
  }

  public static ServiceUnit ofTheGuide() {
    try {
      String guide = Files.readString(GUIDE);
      int from = guide.indexOf("[Unit]");
      var lines = new HashMap<String, String>();
      guide
          .substring(from, guide.indexOf("[Install]", from))
          .lines()
          .filter(line -> line.matches("[A-Za-z]+=.*"))
          .forEach(line -> {
            int equals = line.indexOf('=');
            lines.put(line.substring(0, equals), line.substring(equals + 1));
          });
      return new ServiceUnit(lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Between an end and the next start; systemd's own is 100 ms.
  Duration pause() {
    return lines.containsKey("RestartSec") ? seconds("RestartSec") : Duration.ofMillis(100);
  }

  /// How long a stop may take before everything is killed; systemd's own is 90 s.
  Duration stop() {
    return lines.containsKey("TimeoutStopSec") ? seconds("TimeoutStopSec") : Duration.ofSeconds(90);
  }

  /// Whether an end brings a start, however it came.
  boolean always() {
    return "always".equals(lines.get("Restart"));
  }

  /// Whether the program alone is asked to stop; its servers are killed once it is gone.
  boolean mixed() {
    return "mixed".equals(lines.get("KillMode"));
  }

  /// Starts are counted over this time, and none is made beyond [#burst]; zero: never given up.
  Duration interval() {
    return lines.containsKey("StartLimitIntervalSec")
        ? seconds("StartLimitIntervalSec")
        : Duration.ofSeconds(10);
  }

  int burst() {
    return Integer.parseInt(lines.getOrDefault("StartLimitBurst", "5"));
  }

  private Duration seconds(String name) {
    return Duration.ofSeconds(Long.parseLong(lines.getOrDefault(name, "0")));
  }
}
