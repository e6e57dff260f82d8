package org.turnout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.turnout.testkit.LedgerRun;
import org.turnout.testkit.TallyChecks;
import org.turnout.testkit.program.TestCluster;

/// A started run leaves the ledger and reaches phones.
class BlastSentIT {
  private static final String LA = "America/Los_Angeles";

  @AutoClose private static final TestCluster HOUSE = TestCluster.open(TestCluster.CALM);

  @BeforeAll
  static void noonInLosAngeles() {
    HOUSE.clock.pushTo(DayOfWeek.TUESDAY, LocalTime.NOON, ZoneId.of(LA));
  }

  @Test
  void everybodyGetsItOnce() {
    List<String> phones = Stream.generate(TestCluster::phone).limit(60).toList();
    long run =
        LedgerRun.start(HOUSE.db.database(), TestCluster.SENDER, phones, LA, HOUSE.clock.instant());
    Awaitility.await()
        .atMost(TestCluster.PATIENCE)
        .until(() -> {
          TallyChecks.assertWhole(HOUSE.db.database(), run, 60);
          return count(run, "delivered") == 60;
        });
    assertThat(phones).allSatisfy(phone -> assertThat(HOUSE.carrier.received(phone)).hasSize(1));
    assertThat(HOUSE.carrier.repeated()).isEmpty();
  }

  @Test
  void whoHasStoppedIsSkippedAtTheClaim() {
    String gone = TestCluster.phone();
    HOUSE.say(gone, "STOP");
    String stays = TestCluster.phone();
    long run =
        LedgerRun.start(
            HOUSE.db.database(),
            TestCluster.SENDER,
            List.of(gone, stays),
            LA,
            HOUSE.clock.instant());
    assertThat(HOUSE.got(stays, 1)).hasSize(1);
    HOUSE.settled();
    assertThat(
            HOUSE.column("select reason from outbox where state = 'skipped' and run_id = " + run))
        .containsExactly("stopped");
    assertThat(HOUSE.carrier.received(gone)).hasSize(1);
    TallyChecks.assertWhole(HOUSE.db.database(), run, 2);
  }

  private static long count(long run, String state) {
    return HOUSE.count(
        "select count(*) from outbox where run_id = " + run + " and state = '" + state + "'");
  }
}
