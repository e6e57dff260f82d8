package org.turnout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.turnout.embedded.EmbeddedServers;
import org.turnout.lab.carrier.CarrierStandIn;
import org.turnout.postgres.Database;
import org.turnout.testkit.LocalHttp;
import org.turnout.testkit.TcpRelay;
import org.turnout.testkit.program.CampaignCopy;
import org.turnout.testkit.program.ProgramCommand;
import org.turnout.testkit.program.ProgramProcess;
import org.turnout.testkit.program.ServiceDeaths;
import org.turnout.testkit.program.ServiceDeaths.Victim;
import org.turnout.testkit.program.ServicePlayer;
import org.turnout.testkit.program.ServiceUnit;
import org.turnout.testkit.program.SteadyTexts;
import org.turnout.testkit.program.TestCluster;

/// `serve --embedded` under systemd's rules, as going live sets it up: its servers and the program
/// itself are killed with -9 in turn, under a steady stream of texts. None is lost, none is
/// answered twice.
///
/// The suite has each kill once, with small timings. With `-Dturnout.crash.full=true` it is ten
/// kills with production's, among them a third of PostgreSQL within ten minutes, after which the
/// program ends by itself (about eight minutes). What it measured is in `target/crash/service.txt`.
class ServiceCrashIT {
  private static final boolean FULL = Boolean.getBoolean("turnout.crash.full");

  private static final Map<String, String> TIMINGS =
      Map.of(
          "sweep every", "500 ms",
          "sweep leaves alone", "1 s",
          "twiml checked after", "2 s",
          "uncertain waits", "2 s");

  private static final List<Victim> KILLS =
      FULL
          ? List.of(
              Victim.POSTGRES,
              Victim.REDIS,
              Victim.PROGRAM,
              Victim.POSTGRES,
              Victim.REDIS,
              Victim.POSTGRES,
              Victim.REDIS,
              Victim.POSTGRES_A_THIRD_TIME,
              Victim.REDIS,
              Victim.PROGRAM)
          : List.of(Victim.POSTGRES, Victim.REDIS, Victim.PROGRAM);

  private static final Duration EVERY = Duration.ofMillis(400);
  private static final Duration CALM = FULL ? Duration.ofSeconds(8) : Duration.ofMillis(500);
  private static final Duration PATIENCE = Duration.ofMinutes(FULL ? 8 : 3);

  @TempDir private Path folder;

  @AutoClose private final CarrierStandIn carrier = TestCluster.carrierAlone();

  private final int port = ProgramProcess.freePort();
  @AutoClose private final TcpRelay front = TcpRelay.start(() -> port, TcpRelay.DEAF);

  /// What a start needs is learned first, which takes a while.
  private final List<String> java = ProgramCommand.command();

  private final CampaignCopy home = CampaignCopy.make(FULL ? Map.of() : TIMINGS);

  @Test
  void whateverIsKilledNoTextIsLostAndNoneIsAnsweredTwice() throws IOException {
    carrier.connect(TestCluster.PUBLIC, front.address());
    Path data = folder.resolve("data");
    try (var player = ServicePlayer.start(ServiceUnit.ofTheGuide(), () -> launch(data));
        var texts = SteadyTexts.start(carrier, EVERY, this::serves)) {
      var deaths = new ServiceDeaths(player, texts, data);
      deaths.answeredAgain();
      for (var victim : KILLS) {
        deaths.kill(victim, CALM);
      }
      texts.enough();
      Awaitility.await().atMost(PATIENCE).pollInterval(CALM).until(texts::allAnswered);
      var count = count(data);
      deaths.report(count.kept, count.uncertain, Path.of("target", "crash", "service.txt"));
      assertThat(texts.sent()).noneMatch(SteadyTexts.Sent::open).hasSize((int) count.kept);
      assertThat(texts.doubled()).isZero();
      assertThat(carrier.repeated()).isEmpty();
      assertThat(player.starts()).isEqualTo(1 + KILLS.stream().filter(Victim::ends).count());
      assertThat(player.gaveUp()).isFalse();
      assertThat(player.stop()).isLessThan(Duration.ofSeconds(20));
    }
  }

  /// A new database begins at now: what was texted before is nobody's.
  private boolean serves() {
    return LocalHttp.get(port, "/health/ready").statusCode() == 200;
  }

  private record Count(long kept, long uncertain) {}

  /// What the records hold, once every text of ours has come to an end.
  private static Count count(Path data) {
    var running = EmbeddedServers.running(data).orElseThrow();
    try (var database = Database.open(running.databaseUrl(), 1)) {
      Awaitility.await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(200))
          .until(() -> of(database, "outbox where state in ('planned', 'claimed')") == 0);
      return new Count(of(database, "inbound"), of(database, "outbox where state = 'uncertain'"));
    }
  }

  private static long of(Database database, String rows) {
    return database.with(
        handle -> handle.createQuery("select count(*) from " + rows).mapTo(Long.class).one());
  }

  private ProgramProcess launch(Path data) {
    return ProgramProcess.launch(
        java,
        home.folder(),
        port,
        Map.of(
            "TURNOUT_DATA", data.toString(),
            "TURNOUT_PUBLIC_URL", TestCluster.PUBLIC.toString(),
            "TWILIO_ACCOUNT_SID", TestCluster.ACCOUNT,
            "TWILIO_AUTH_TOKEN", TestCluster.TOKEN,
            "TWILIO_API_URL", carrier.api().toString()));
  }
}
