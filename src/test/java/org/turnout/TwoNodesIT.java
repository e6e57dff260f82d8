package org.turnout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.turnout.lab.carrier.CarrierStandIn;
import org.turnout.testkit.ConcurrentCalls;
import org.turnout.testkit.program.TestCluster;

/// Two nodes on one database and one Redis, which get the carrier's connections in turn and both
/// sweep all the time.
class TwoNodesIT {
  @AutoClose private static final TestCluster HOUSE = TestCluster.open(TestCluster.SWEEPING, 2);

  private final String phone = TestCluster.phone();

  @AfterEach
  void nothingWasToldTwice() {
    assertThat(HOUSE.carrier.repeated()).isEmpty();
  }

  @Test
  void copiesAtBothNodesAndInTheSweepAreOneText() {
    var sid = HOUSE.carrier.withhold(phone, "ECHO");
    var posted = ConcurrentCalls.atOnce(20, _ -> HOUSE.carrier.announce(sid));
    assertThat(posted).extracting(CarrierStandIn.Posted::status).containsOnly(200);
    HOUSE.got(phone, 1);
    HOUSE.settled();
    assertThat(HOUSE.carrier.received(phone)).hasSize(1);
  }

  @Test
  void textsOfOnePersonAtBothNodesAreAllHeardOnce() {
    HOUSE.say(phone, "ECHO");
    ConcurrentCalls.atOnce(12, i -> HOUSE.text(phone, Integer.toString(i + 1)));
    HOUSE.got(phone, 13);
    HOUSE.settled();
    assertThat(HOUSE.carrier.received(phone).subList(1, 13))
        .containsExactlyInAnyOrderElementsOf(
            IntStream.rangeClosed(1, 12).mapToObj(TestCluster::heard).toList());
  }

  @Test
  void aStopAtOneNodeWinsOverAnAnswerAtTheOther() {
    var phones = Stream.generate(TestCluster::phone).limit(8).toList();
    phones.forEach(it -> HOUSE.say(it, "ECHO"));
    ConcurrentCalls.atOnce(16, i -> HOUSE.text(phones.get(i / 2), i % 2 == 0 ? "STOP" : "5"));
    HOUSE.settled();
    for (var it : phones) {
      assertThat(HOUSE.carrier.received(it))
          .filteredOn(text -> text.startsWith("You are unsubscribed"))
          .hasSize(1);
      assertThat(
              HOUSE.count(
                  "select count(*) from address where stopped_at is not null and value = '"
                      + it
                      + "'"))
          .isOne();
    }
  }

  @Test
  void aTextThatIsSweptWhileItsWebhookIsOnTheWayIsAnsweredOnce() {
    HOUSE.say(phone, "ECHO");
    var sid = HOUSE.carrier.withhold(phone, "3");
    assertThat(HOUSE.got(phone, 2)).endsWith(TestCluster.heard(3));
    assertThat(HOUSE.carrier.announce(sid).status()).isEqualTo(200);
    HOUSE.settled();
    assertThat(HOUSE.carrier.received(phone)).hasSize(2);
  }

  @Test
  void aConversationFinishesOnTheVersionItBeganOn() {
    HOUSE.say(phone, "ECHO");
    HOUSE.home.edit("flows/echo.yaml", "Heard", "Noted");
    HOUSE.reload();
    assertThat(HOUSE.say(phone, "1")).isEqualTo(TestCluster.heard(1));
    HOUSE.restart();
    assertThat(HOUSE.say(phone, "2")).isEqualTo(TestCluster.heard(2));
    assertThat(HOUSE.say(TestCluster.phone(), "ECHO")).startsWith("Noted nothing");
    HOUSE.home.edit("flows/echo.yaml", "answer: number", "answer: nonsense");
    HOUSE.reload();
    assertThat(HOUSE.say(TestCluster.phone(), "ECHO")).startsWith("Noted nothing");
    HOUSE.home.edit("flows/echo.yaml", "answer: nonsense", "answer: number");
    HOUSE.home.edit("flows/echo.yaml", "Noted", "Heard");
    HOUSE.reload();
    assertThat(HOUSE.say(phone, "3")).isEqualTo(TestCluster.heard(3));
  }
}
