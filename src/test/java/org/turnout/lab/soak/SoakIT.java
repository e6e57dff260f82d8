package org.turnout.lab.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.turnout.lab.rehearsal.CarrierProcess;
import org.turnout.testkit.program.ProgramCommand;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A soak of a minute, as people run it: each of the worst faults once.
class SoakIT {
  private static final List<String> WORST =
      List.of(
          "program killed",
          "PostgreSQL killed",
          "Redis killed",
          "carrier fails after it took a text",
          "a log entry without a sender",
          "texts whose webhook got lost",
          "webhooks twice and at once");

  @TempDir private Path data;

  @BeforeEach
  void serversMayBeRunByAnotherUser() throws IOException {
    data = data.toRealPath();
  }

  @AfterEach
  void nothingIsLeftBehind() {
    CarrierProcess.find(data.resolve("soak/carrier.json")).ifPresent(CarrierProcess.Address::end);
  }

  @Test
  void underTheWorstFaultsNothingIsLostOrDoubledAndNothingStallsSilently() throws Exception {
    Process soak =
        soak(
            "--for",
            "50s",
            "--every",
            "7s",
            "--seed",
            "3",
            "--rate",
            "2",
            "--people",
            "200",
            "--faults",
            String.join(",", WORST),
            "--json");
    try {
      assertThat(soak.waitFor(6, TimeUnit.MINUTES)).isTrue();
    } finally {
      soak.destroyForcibly();
    }
    String said = Files.readString(data.resolve("said.txt"));
    JsonNode report =
        said.lines()
            .filter(line -> line.startsWith("{"))
            .findFirst()
            .map(line -> JsonMapper.shared().readTree(line))
            .orElseThrow(() -> new AssertionError(said));
    assertThat(report.path("checks").valueStream())
        .as(report.toPrettyString())
        .hasSizeGreaterThan(10)
        .allMatch(check -> check.path("holds").asBoolean());
    assertThat(report.path("kinds").valueStream().map(kind -> kind.path("name").asString()))
        .containsExactlyInAnyOrderElementsOf(WORST);
    assertThat(report.path("counts").path("blasts").asInt()).isPositive();
    assertThat(soak.exitValue()).isZero();
  }

  @Test
  void aFaultThatDoesNotExistIsToldWithThoseThatDo() throws Exception {
    Process soak = soak("--faults", "Redis kiled");
    assertThat(soak.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(soak.exitValue()).isEqualTo(2);
    assertThat(Files.readString(data.resolve("said.txt")))
        .contains("There is no fault 'Redis kiled'", "Redis killed", "program killed");
  }

  private Process soak(String... words) throws IOException {
    var command = new ArrayList<>(ProgramCommand.lab());
    command.add("soak");
    command.addAll(List.of(words));
    var builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(data.resolve("said.txt").toFile());
    builder.environment().put("TURNOUT_DATA", data.toString());
    return builder.start();
  }
}
