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
import org.turnout.outbox.Tallies;
import org.turnout.outbox.TestRun;

/// A started run leaves the ledger and reaches phones.
class BlastSentIT {
  private static final String LA = "America/Los_Angeles";

  @AutoClose private static final House HOUSE = House.open(House.CALM);

  @BeforeAll
  static void noonInLosAngeles() {
    HOUSE.clock.pushTo(DayOfWeek.TUESDAY, LocalTime.NOON, ZoneId.of(LA));
  }

  @Test
  void everybodyGetsItOnce() {
    List<String> phones = Stream.generate(House::phone).limit(60).toList();
    long run = TestRun.start(HOUSE.db.database(), House.SENDER, phones, LA, HOUSE.clock.instant());
    Awaitility.await()
        .atMost(House.PATIENCE)
        .until(() -> {
          Tallies.assertWhole(HOUSE.db.database(), run, 60);
          return count(run, "delivered") == 60;
        });
    assertThat(phones).allSatisfy(phone -> assertThat(HOUSE.carrier.received(phone)).hasSize(1));
    assertThat(HOUSE.carrier.repeated()).isEmpty();
  }

  @Test
  void whoHasStoppedIsSkippedAtTheClaim() {
    String gone = House.phone();
    HOUSE.say(gone, "STOP");
    String stays = House.phone();
    long run =
        TestRun.start(
            HOUSE.db.database(), House.SENDER, List.of(gone, stays), LA, HOUSE.clock.instant());
    assertThat(HOUSE.got(stays, 1)).hasSize(1);
    HOUSE.settled();
    assertThat(
            HOUSE.column("select reason from outbox where state = 'skipped' and run_id = " + run))
        .containsExactly("stopped");
    assertThat(HOUSE.carrier.received(gone)).hasSize(1);
    Tallies.assertWhole(HOUSE.db.database(), run, 2);
  }

  private static long count(long run, String state) {
    return HOUSE.count(
        "select count(*) from outbox where run_id = " + run + " and state = '" + state + "'");
  }
}
