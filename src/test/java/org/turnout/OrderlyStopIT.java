package org.turnout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.turnout.lab.carrier.CarrierStandIn;
import org.turnout.testkit.TestDatabase;
import org.turnout.testkit.TestServers;
import org.turnout.testkit.program.CampaignCopy;
import org.turnout.testkit.program.ProgramCommand;
import org.turnout.testkit.program.ProgramProcess;
import org.turnout.testkit.program.StartedRun;
import org.turnout.testkit.program.TestCluster;

/// The program is told to stop (SIGTERM) in the middle of a blast.
class OrderlyStopIT {
  /// The settler is slow: what a stop leaves claimed would be seen.
  private static final Map<String, String> TIMINGS =
      Map.of("sweep every", "1 h", "sweep leaves alone", "1 s", "uncertain waits", "10 min");

  private static final int RECIPIENTS = 300;

  @AutoClose private final TestDatabase db = TestDatabase.fresh();

  @AutoClose private final CarrierStandIn carrier = TestCluster.carrierAlone();

  private final CampaignCopy home = CampaignCopy.make(TIMINGS);
  private final int port = ProgramProcess.freePort();

  @Test
  void nothingIsClaimedAfterItEveryAnswerIsKeptAndTheNextNodeGoesOnAtOnce() throws IOException {
    var blast = StartedRun.start(db, RECIPIENTS);
    long logged;
    try (var program = start()) {
      Awaitility.await()
          .atMost(TestCluster.PATIENCE)
          .until(() -> carrier.seen().counts().accepted() >= 60);
      logged = Files.size(ProgramProcess.OUTPUT);
      program.stop();
    }
    assertThat(rows("state = 'claimed'")).isZero();
    assertThat(rows("state in ('accepted', 'sent', 'delivered')"))
        .isEqualTo(carrier.seen().counts().accepted());
    assertThat(rows("state = 'planned'")).isPositive();
    assertThat(count("select count(*) from lease")).isZero();
    assertThat(Files.readString(ProgramProcess.OUTPUT).substring((int) logged))
        .contains("stopping: nothing new is sent", "\"formattedMessage\":\"stopped\"")
        .doesNotContain("Exception in thread");
    try (var next = start()) {
      assertThat(next.alive()).isTrue();
      // The lease of a node that is gone would hold the next one up for two hours.
      Awaitility.await()
          .atMost(TestCluster.PATIENCE)
          .until(() -> rows("state in ('planned', 'claimed')") == 0);
    }
    assertThat(carrier.repeated()).isEmpty();
    assertThat(blast.phones()).allMatch(phone -> carrier.received(phone).size() == 1);
  }

  private ProgramProcess start() {
    // Production's own log: how it ends is what is looked at.
    var java = new ArrayList<>(ProgramCommand.command());
    java.add(1, "-Dlogback.configurationFile=logback.xml");
    return ProgramProcess.start(
        java,
        home.folder(),
        port,
        Map.of(
            "DATABASE_URL", db.url().value(),
            "REDIS_URL", TestServers.redisUrl().value(),
            "TURNOUT_PUBLIC_URL", TestCluster.PUBLIC.toString(),
            "TWILIO_ACCOUNT_SID", TestCluster.ACCOUNT,
            "TWILIO_AUTH_TOKEN", TestCluster.TOKEN,
            "TWILIO_API_URL", carrier.api().toString()));
  }

  private long rows(String which) {
    return count("select count(*) from outbox where " + which);
  }

  private long count(String sql) {
    return db.database().with(handle -> handle.createQuery(sql).mapTo(Long.class).one());
  }
}
