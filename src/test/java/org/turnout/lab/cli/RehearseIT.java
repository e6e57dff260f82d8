package org.turnout.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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

/// The command as people run it: processes of its own, servers of its own, and a carrier that
/// judges.
class RehearseIT {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir private Path data;
  private final List<Process> started = new ArrayList<>();
  private final List<Path> outputs = new ArrayList<>();

  @BeforeEach
  void serversMayBeRunByAnotherUser() throws IOException {
    data = data.toRealPath();
  }

  @AfterEach
  void endEverything() throws IOException {
    started.forEach(Process::destroyForcibly);
    CarrierProcess.find(carrierFile())
        .ifPresent(address -> {
          try (var carrier = address.open()) {
            carrier.end();
          }
        });
  }

  @Test
  void aRehearsalThatIsKilledInItsMiddleIsFinishedAndAgreesWithItsCarrier() throws Exception {
    Process first =
        rehearse("petition-push", "--people", "200", "--per-second", "40", "--hold", "0s");
    await().atMost(PATIENCE).until(() -> said(0).matches("(?s).* (accepted|sent|delivered) .*"));
    first.destroyForcibly().waitFor();
    var carrier = CarrierProcess.find(carrierFile()).orElseThrow();

    Process second = rehearse("--resume", "--json");
    assertThat(second.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    JsonNode report = report(1);
    assertThat(second.exitValue()).as(report.toPrettyString()).isZero();
    assertThat(
            report.path("checks").valueStream().filter(check -> check.path("weighs").asBoolean()))
        .hasSize(4)
        .allMatch(check -> check.path("holds").asBoolean());
    assertThat(report.path("left").path("people").asInt())
        .isEqualTo(report.path("left").path("found").asInt())
        .isBetween(150, 200);
    assertThat(report.path("counts").path("repeatedRows").asInt()).isZero();
    await()
        .atMost(PATIENCE)
        .until(() -> ProcessHandle.of(carrier.pid()).filter(ProcessHandle::isAlive).isEmpty());
  }

  @Test
  void whatCanNotBeRehearsedIsSaidInASentence() throws Exception {
    assertThat(rehearse().waitFor()).isEqualTo(2);
    assertThat(said(0)).contains("Which blast?");
    assertThat(rehearse("petition-push", "--scenario", "bad-dya").waitFor()).isEqualTo(2);
    assertThat(said(1)).contains("no-scenario", "did you mean 'bad-day'?");
    assertThat(rehearse("--resume").waitFor()).isEqualTo(2);
    assertThat(said(2)).contains("no rehearsal to go on with");
    assertThat(rehearse("petition-push", "--nodes", "3").waitFor()).isEqualTo(2);
    assertThat(said(3)).contains("--nodes 1 or 2");
    assertThat(rehearse("petition-pus", "--people", "50").waitFor()).isEqualTo(2);
    assertThat(said(4)).contains("did you mean 'petition-push'?").doesNotContain("Making up");
    assertThat(rehearse("--end").waitFor()).isZero();
    assertThat(said(5)).contains("no carrier to end");
    assertThat(CarrierProcess.find(carrierFile())).as("a carrier left behind").isEmpty();
  }

  @Test
  void whoStopsARehearsalIsToldOfItsCarrierAndCanEndIt() throws Exception {
    Process first =
        rehearse("petition-push", "--people", "60", "--per-second", "2", "--hold", "0s");
    await().atMost(PATIENCE).until(() -> said(0).matches("(?s).* (accepted|sent|delivered) .*"));
    new ProcessBuilder("kill", "-INT", "" + first.pid()).start().waitFor();
    assertThat(first.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(said(0)).contains("carrier waits an hour", "./turnout rehearse --end");
    var carrier = CarrierProcess.find(carrierFile()).orElseThrow();

    assertThat(rehearse("--end").waitFor()).isZero();
    assertThat(said(1)).contains("carrier is ended");
    await()
        .atMost(PATIENCE)
        .until(() -> ProcessHandle.of(carrier.pid()).filter(ProcessHandle::isAlive).isEmpty());
  }

  private Process rehearse(String... words) throws IOException {
    var command = new ArrayList<>(ProgramCommand.lab());
    command.add("rehearse");
    command.addAll(List.of(words));
    Path output = data.resolve("said-" + outputs.size() + ".txt");
    outputs.add(output);
    var builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().put("TURNOUT_DATA", data.toString());
    // None of these may matter.
    builder.environment().put("TWILIO_API_URL", "https://api.twilio.com");
    builder.environment().put("DATABASE_URL", "postgres://nobody@127.0.0.1:1/nothing");
    Process process = builder.start();
    started.add(process);
    return process;
  }

  private String said(int run) throws IOException {
    return Files.readString(outputs.get(run));
  }

  private JsonNode report(int run) throws IOException {
    String line =
        said(run).lines().filter(it -> it.startsWith("{")).findFirst().orElseGet(() -> "{}");
    return JsonMapper.shared().readTree(line);
  }

  private Path carrierFile() {
    return data.resolve("rehearse/carrier.json");
  }
}
