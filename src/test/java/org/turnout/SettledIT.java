package org.turnout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.turnout.lab.scenario.FaultScript;
import org.turnout.testkit.program.TestCluster;

/// What happens to a text whose fate nobody has told us.
class SettledIT {
  @AutoClose
  private static final TestCluster HOUSE =
      TestCluster.open(
          Map.of(
              "sweep every", "200 ms",
              "sweep leaves alone", "1 s",
              "twiml checked after", "2 s",
              "uncertain waits", "2 s"));

  private final String phone = TestCluster.phone();

  @AfterEach
  void nothingIsBrokenAnyMore() {
    HOUSE.carrier.faults(FaultScript.NONE);
    assertThat(HOUSE.carrier.repeated()).isEmpty();
  }

  @Test
  void aReplyThatTheCarrierNeverTookIsSentOnceByTheOtherWay() {
    // The carrier knows nothing of this request, so nobody acts on its answer.
    HOUSE.post(TestCluster.fields("SM" + "a".repeat(32), phone, "ECHO"));
    assertThat(HOUSE.got(phone, 1))
        .containsExactly(
            "Heard nothing. Next number?\nAlliance of Health Care Unions. Reply STOP to end, HELP for help.");
    HOUSE.settled();
    assertThat(HOUSE.carrier.received(phone)).hasSize(1);
    Awaitility.await()
        .atMost(TestCluster.PATIENCE)
        .untilAsserted(() -> assertThat(rows()).containsExactly("rest delivered"));
  }

  @Test
  void aLostReplyFromBeforeAStopStaysUnsentAfterTheNextStart() {
    HOUSE.post(TestCluster.fields("SM" + "b".repeat(32), phone, "ECHO"));
    HOUSE.say(phone, "STOP");
    HOUSE.say(phone, "START");
    Awaitility.await()
        .atMost(TestCluster.PATIENCE)
        .until(() -> rows().getFirst().equals("rest skipped"));
    assertThat(HOUSE.carrier.received(phone))
        .satisfiesExactly(
            stopped -> assertThat(stopped).startsWith("You are unsubscribed"),
            started -> assertThat(started).contains("you are subscribed again"));
  }

  @Test
  void aReplyThatIsInTheCarriersLogIsNotSentAgain() {
    HOUSE.carrier.faults(FaultScript.NONE.onCallbacks(_ -> FaultScript.OnCallbacks.LOST));
    HOUSE.say(phone, "ECHO");
    Awaitility.await()
        .atMost(TestCluster.PATIENCE)
        .until(() -> rows().equals(List.of("twiml accepted")));
    assertThat(HOUSE.carrier.received(phone)).hasSize(1);
  }

  @Test
  void aSendThatBrokeOffAndIsNotInTheLogIsHeldAndListed() {
    HOUSE.say(phone, "ECHO");
    HOUSE.carrier.faults(FaultScript.NONE.onCreate(_ -> FaultScript.OnCreate.RESET_BEFORE));
    HOUSE.carrier.withhold(phone, "1");
    Awaitility.await().atMost(TestCluster.PATIENCE).until(() -> rows().contains("rest uncertain"));
    assertThat(HOUSE.carrier.received(phone)).hasSize(1);
    HOUSE.carrier.faults(FaultScript.NONE);
    assertThat(HOUSE.say(phone, "2")).isEqualTo(TestCluster.heard(2));
  }

  @Test
  void aSendThatBrokeOffAndIsInTheLogCountsAsSent() {
    HOUSE.say(phone, "ECHO");
    HOUSE.carrier.faults(
        FaultScript.NONE
            .onCreate(_ -> FaultScript.OnCreate.RESET_AFTER)
            .onCallbacks(_ -> FaultScript.OnCallbacks.LOST));
    HOUSE.carrier.withhold(phone, "1");
    HOUSE.got(phone, 2);
    Awaitility.await().atMost(TestCluster.PATIENCE).until(() -> rows().contains("rest accepted"));
    assertThat(HOUSE.carrier.received(phone)).hasSize(2);
  }

  @Test
  void aCarrierThatWantsLessIsAskedAgainLater() {
    HOUSE.say(phone, "ECHO");
    int before = HOUSE.carrier.creates();
    HOUSE.carrier.faults(
        FaultScript.NONE.onCreate(
            n -> n <= before + 2 ? FaultScript.OnCreate.TOO_MANY : FaultScript.OnCreate.ACCEPT));
    HOUSE.carrier.withhold(phone, "1");
    assertThat(HOUSE.got(phone, 2)).endsWith(TestCluster.heard(1));
  }

  private List<String> rows() {
    return HOUSE.column(
        "select route || ' ' || state from outbox where to_value = '" + phone + "' order by id");
  }
}
