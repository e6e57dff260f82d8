package org.turnout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.turnout.lab.carrier.CarrierStandIn;
import org.turnout.testkit.TcpRelay;
import org.turnout.testkit.program.CampaignCopy;
import org.turnout.testkit.program.ProgramProcess;
import org.turnout.testkit.program.TestCluster;

/// The program's own servers are killed with -9 under `serve --embedded`, as a kernel short of
/// memory does.
class ServerDeathIT {
  private static final Map<String, String> TIMINGS =
      Map.of("sweep every", "500 ms", "sweep leaves alone", "1 s");

  @TempDir private Path data;

  @AutoClose private final CarrierStandIn carrier = TestCluster.carrierAlone();

  private final int port = ProgramProcess.freePort();
  @AutoClose private final TcpRelay front = TcpRelay.start(() -> port, TcpRelay.DEAF);
  private final CampaignCopy home = CampaignCopy.make(TIMINGS);
  private final String phone = TestCluster.phone();

  @Test
  void eachIsStartedAgainTwiceAndThenTheProgramEndsSoThatItIsStartedAgain() throws IOException {
    carrier.connect(TestCluster.PUBLIC, front.address());
    long logged = Files.exists(ProgramProcess.OUTPUT) ? Files.size(ProgramProcess.OUTPUT) : 0;
    try (var program = start()) {
      answered("ECHO", "Heard nothing");
      kill("redis/redis.pid");
      answered("1", TestCluster.heard(1));
      kill("postgres/postmaster.pid");
      answered("2", TestCluster.heard(2));
      kill("postgres/postmaster.pid");
      answered("3", TestCluster.heard(3));
      kill("postgres/postmaster.pid");
      assertThat(program.ended()).isEqualTo(1);
    }
    assertThat(Files.readString(ProgramProcess.OUTPUT).substring((int) logged))
        .contains(
            "Turnout ends: PostgreSQL of this program died and was started again 2 times within ten"
                + " minutes");
    try (var again = start()) {
      answered("4", TestCluster.heard(4));
      assertThat(again.alive()).isTrue();
    }
    assertThat(carrier.repeated()).isEmpty();
  }

  /// A text, and its answer: by the webhook, or by the sweep when the record was away.
  private void answered(String text, String answer) {
    carrier.text(phone, text);
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> carrier.received(phone).stream().anyMatch(got -> got.startsWith(answer)));
  }

  private void kill(String pidFile) throws IOException {
    long pid = Long.parseLong(Files.readAllLines(data.resolve("data").resolve(pidFile)).getFirst());
    var server = ProcessHandle.of(pid).orElseThrow();
    server.destroyForcibly();
    server.onExit().join();
  }

  private ProgramProcess start() {
    return ProgramProcess.start(
        home.folder(),
        port,
        Map.of(
            "TURNOUT_DATA", data.resolve("data").toString(),
            "TURNOUT_PUBLIC_URL", TestCluster.PUBLIC.toString(),
            "TWILIO_ACCOUNT_SID", TestCluster.ACCOUNT,
            "TWILIO_AUTH_TOKEN", TestCluster.TOKEN,
            "TWILIO_API_URL", carrier.api().toString()));
  }
}
