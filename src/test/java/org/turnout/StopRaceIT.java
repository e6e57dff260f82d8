package org.turnout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.turnout.lab.scenario.FaultScript;
import org.turnout.lab.scenario.FaultScript.OnCreate;
import org.turnout.testkit.program.CommitOrder;
import org.turnout.testkit.program.StartedRun;
import org.turnout.testkit.program.TallyWatch;
import org.turnout.testkit.program.TestCluster;

/// STOP against the claim: hundreds of phones text STOP in the very moment their text of a blast,
/// and a service text, are claimed, put off by the carrier and tried again, on two nodes. Once the
/// STOP has committed, nothing is claimed. `-Dturnout.races=1200` runs as many as the issue asks.
class StopRaceIT {
  private static final int RACES = Integer.getInteger("turnout.races", 150);

  /// Phones ahead of the last claim that text STOP now.
  private static final int AHEAD = 5;

  @AutoClose private static final TestCluster HOUSE = TestCluster.open(TestCluster.CALM, 2);

  private final Random chance = new Random(11);

  @Test
  void nothingIsClaimedOrTriedAgainOnceTheStopHasCommitted() {
    var order = CommitOrder.keep(HOUSE.db);
    HOUSE.carrier.faults(
        FaultScript.NONE.onCreate(n -> n % 3 == 0 ? OnCreate.TOO_MANY : OnCreate.ACCEPT));
    try (var sums = TallyWatch.watch(HOUSE.db);
        var phones = Executors.newVirtualThreadPerTaskExecutor()) {
      var blast = StartedRun.start(HOUSE.db, RACES);
      long first = HOUSE.count("select min(id) from outbox where run_id = " + blast.run());
      int stopped = 0;
      while (stopped < RACES) {
        int upTo = Math.min(RACES, claimed(blast.run(), first) + AHEAD);
        for (; stopped < upTo; stopped++) {
          String phone = blast.phones().get(stopped);
          serve(phone);
          int wait = chance.nextInt(60);
          phones.execute(() -> {
            pause(wait);
            HOUSE.text(phone, "STOP");
          });
        }
        goOn();
        pause(5);
      }
      phones.shutdown();
      Awaitility.await()
          .atMost(TestCluster.PATIENCE)
          .pollInterval(Duration.ofMillis(20))
          .until(() -> {
            goOn();
            return HOUSE.count("select count(*) from outbox where state in ('planned', 'claimed')")
                == 0;
          });
      HOUSE.settled();
      assertThat(sums.looks()).isPositive();
      assertThat(order.claimedAfterStop()).isEmpty();
      for (String phone : blast.phones()) {
        assertThat(HOUSE.got(phone, 1))
            .filteredOn(text -> text.startsWith("You are unsubscribed"))
            .as(phone)
            .hasSize(1);
      }
      assertThat(HOUSE.carrier.repeated()).isEmpty();
      long skipped =
          HOUSE.count("select count(*) from outbox where reason = 'stopped' and state = 'skipped'");
      System.out.printf(
          "races %d: %d phones claimed at most 10 commits before their STOP, %d at most 100, %d texts skipped%n",
          RACES, order.met(10), order.met(100), skipped);
      assertThat(skipped).isPositive();
      assertThat(order.met(100)).isPositive();
    }
  }

  /// A run that so many answer with STOP pauses itself; somebody resumes it at once here.
  private static void goOn() {
    HOUSE.sql("update blast_run set state = 'started', why = null where state = 'paused'");
  }

  /// How far the run has come.
  private static int claimed(long run, long first) {
    return (int)
        HOUSE.count(
            "select coalesce(max(id), "
                + (first - 1)
                + ") - "
                + first
                + " + 1 from outbox where run_id = "
                + run
                + " and state not in ('planned', 'skipped')");
  }

  /// A service text for a phone, which the other sender claims.
  private static void serve(String phone) {
    HOUSE.sql(
        "insert into outbox (address_id, person_id, channel, to_value, from_value, kind, route, state, body, planned_at)"
            + " select id, speaker_id, 'sms', value, '72347', 'service', 'rest', 'planned', 'Your shift is tomorrow.', now()"
            + " from address where value = '"
            + phone
            + "'");
  }

  private static void pause(int millis) {
    Awaitility.await()
        .pollDelay(Duration.ofMillis(millis))
        .pollInterval(Duration.ofMillis(1))
        .until(() -> true);
  }
}
