package org.turnout.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.turnout.testkit.PlantedSecrets;

/// Runs last: reads what the whole suite logged and looks for what was planted in it.
@Order(Integer.MAX_VALUE)
class ZLogsIT {
  private static final Path LOGS = Path.of("target", "logs");

  /// Of PostgreSQL and Redis, next to the folders of their data.
  private static final Path SERVERS = Path.of("target", "test-servers");

  @Test
  void noLineOfTheWholeSuiteHoldsAPlantedWordNumberTokenOrName() throws IOException {
    LoggerFactory.getLogger(ZLogsIT.class).info("scanning the suite's logs");
    var leaks = new ArrayList<String>();
    int files = 0;
    for (Path file : files()) {
      files++;
      leaks.addAll(leaksIn(file));
      forgetIfChild(file);
    }
    assertThat(files).as("log files in %s", LOGS).isPositive();
    assertThat(leaks).isEmpty();
  }

  @Test
  void noLineOfTheServersHoldsOneEither() throws IOException {
    List<Path> logs;
    try (var found = Files.find(SERVERS, 2, (file, _) -> file.toString().endsWith(".log"))) {
      logs = found.toList();
    }
    assertThat(logs)
        .extracting(Path::getFileName)
        .contains(Path.of("postgres.log"), Path.of("redis.log"));
    for (Path log : logs) {
      assertThat(leaksIn(log)).isEmpty();
    }
  }

  private static List<Path> files() throws IOException {
    try (var entries = Files.list(LOGS)) {
      return entries.filter(file -> file.toString().endsWith(".jsonl")).toList();
    }
  }

  private static List<String> leaksIn(Path file) throws IOException {
    try (var lines = Files.lines(file)) {
      return lines
          .filter(line -> PlantedSecrets.ALL.stream().anyMatch(line::contains))
          .map(line -> file.getFileName() + ": " + line)
          .limit(5)
          .toList();
    }
  }

  // The build starts its own files again at each run; nobody does so for a child that is gone.
  private static void forgetIfChild(Path file) throws IOException {
    if (String.valueOf(file.getFileName()).startsWith("child-")) {
      Files.deleteIfExists(file);
    }
  }
}
