package org.turnout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.turnout.lab.carrier.CarrierStandIn;
import org.turnout.testkit.ConcurrentCalls;
import org.turnout.testkit.program.TestCluster;

/// Whole turns through the whole program; what counts is what the phone got.
class TurnIT {
  @AutoClose private static final TestCluster HOUSE = TestCluster.open(TestCluster.CALM);

  private final String phone = TestCluster.phone();

  @AfterEach
  void nothingWasToldTwice() {
    assertThat(HOUSE.carrier.repeated()).isEmpty();
    assertThat(HOUSE.carrier.unreadable()).isZero();
  }

  @Test
  void aFlowRunsFromItsKeywordToItsRecord() {
    assertThat(HOUSE.say(phone, "STICKERS")).startsWith("How many stickers");
    assertThat(HOUSE.say(phone, "five")).startsWith("Who are they for?");
    assertThat(HOUSE.say(phone, "me")).startsWith("What is your full name");
    assertThat(HOUSE.say(phone, "Odalys Pimentel")).startsWith("Where do you work?");
    assertThat(HOUSE.say(phone, "1")).startsWith("You ordered 5 stickers");
    assertThat(turns()).isEqualTo(List.of("1", "2", "3", "4", "5"));
  }

  @Test
  void twentyCopiesAtOnceAreOneText() {
    var sid = HOUSE.carrier.withhold(phone, "STICKERS");
    var posted = ConcurrentCalls.atOnce(20, _ -> HOUSE.carrier.announce(sid));
    assertThat(posted).extracting(CarrierStandIn.Posted::status).containsOnly(200);
    assertThat(HOUSE.got(phone, 1)).hasSize(1);
    assertThat(turns()).hasSize(1);
  }

  @Test
  void twelveTextsOfOnePersonAtOnceAreTwelveTurns() {
    HOUSE.say(phone, "ECHO");
    var posted = ConcurrentCalls.atOnce(12, i -> HOUSE.text(phone, Integer.toString(i + 1)));
    assertThat(posted).extracting(CarrierStandIn.Posted::status).containsOnly(200);
    var got = HOUSE.got(phone, 13);
    assertThat(got.subList(1, 13))
        .containsExactlyInAnyOrderElementsOf(
            IntStream.rangeClosed(1, 12).mapToObj(TestCluster::heard).toList());
    assertThat(turns())
        .isEqualTo(IntStream.rangeClosed(1, 13).mapToObj(Integer::toString).toList());
    assertThat(
            HOUSE.column(
                "select b.kind from inbound b join address a on a.id = b.address_id where a.value ="
                    + " '"
                    + phone
                    + "' order by b.turn"))
        .containsOnly("flow");
  }

  @Test
  void aRepeatedRequestGetsTheSameWordsUntilTheyAreKnownToHaveLeft() {
    var fields = TestCluster.fields("SM" + "1".repeat(32), phone, "STICKERS");
    var first = HOUSE.post(fields);
    var second = HOUSE.post(fields);
    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(first.body()).contains("How many stickers");
    assertThat(second.body()).isEqualTo(first.body());
    long row = HOUSE.count("select max(o.id)" + outbox());
    HOUSE.report(row, "SM" + "2".repeat(32), "sent");
    assertThat(HOUSE.post(fields).body()).endsWith("<Response/>");
  }

  @Test
  void aKnownIdWithOtherWordsIsTheTextThatIsKnown() {
    var fields = TestCluster.fields("SM" + "6".repeat(32), phone, "STICKERS");
    var first = HOUSE.post(fields);
    fields.put("Body", "STOP");
    assertThat(HOUSE.post(fields).body()).isEqualTo(first.body());
    assertThat(kinds()).containsExactly("flow");
    HOUSE.report(HOUSE.count("select max(o.id)" + outbox()), "SM" + "7".repeat(32), "sent");
    assertThat(
            HOUSE.count(
                "select count(*) from address where stopped_at is null and value = '"
                    + phone
                    + "'"))
        .isOne();
  }

  @Test
  void aReportMovesATextForwardOnly() {
    HOUSE.post(TestCluster.fields("SM" + "3".repeat(32), phone, "STICKERS"));
    long row = HOUSE.count("select max(o.id)" + outbox());
    String sid = "SM" + "4".repeat(32);
    for (var word : List.of("queued", "delivered", "sent", "undelivered", "queued", "delivered")) {
      assertThat(HOUSE.report(row, sid, word).statusCode()).isEqualTo(204);
    }
    assertThat(HOUSE.column("select o.state" + outbox())).containsExactly("delivered");
    assertThat(HOUSE.column("select o.carrier_id" + outbox())).containsExactly(sid);
    assertThat(HOUSE.report(row + 1_000_000, sid, "a new word").statusCode()).isEqualTo(204);
  }

  @Test
  void aMachineThatTextsIsRecordedAndNeverAnswered() {
    for (var sender : List.of("262966", "ALERTS")) {
      var answer = HOUSE.post(TestCluster.fields(sid(), sender, "STICKERS"));
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).endsWith("<Response/>");
    }
    assertThat(HOUSE.count("select count(*) from inbound where kind = 'no_phone'")).isEqualTo(2);
  }

  private static String sid() {
    return "SM" + UUID.randomUUID().toString().replace("-", "");
  }

  @Test
  void stopInTheMiddleOfAFlowEndsItAndIsConfirmedOnce() {
    HOUSE.say(phone, "STICKERS");
    assertThat(HOUSE.say(phone, "Stop")).startsWith("You are unsubscribed");
    HOUSE.text(phone, "STOP");
    HOUSE.text(phone, "5");
    HOUSE.text(phone, "6");
    HOUSE.settled();
    assertThat(HOUSE.carrier.received(phone))
        .satisfiesExactly(
            question -> assertThat(question).startsWith("How many"),
            stopped -> assertThat(stopped).startsWith("You are unsubscribed"),
            toldOnce -> assertThat(toldOnce).contains("text START"));
    assertThat(HOUSE.say(phone, "help")).contains("for help reach");
    HOUSE.clock.push(Duration.ofHours(25));
    assertThat(HOUSE.say(phone, "6")).contains("text START");
    assertThat(HOUSE.say(phone, "yes")).contains("you are subscribed again");
    assertThat(HOUSE.say(phone, "STICKERS")).startsWith("How many");
  }

  @Test
  void yesIsAnAnswerWhileThePhoneIsNotStopped() {
    HOUSE.say(phone, "PETITION");
    assertThat(HOUSE.say(phone, "Ana Cruz")).contains("Reply YES");
    assertThat(HOUSE.say(phone, "YES")).contains("Does your badge say");
    assertThat(
            HOUSE.count(
                "select count(*) from consent_event e join address a on a.id = e.address_id where"
                    + " a.value = '"
                    + phone
                    + "'"))
        .isZero();
  }

  @Test
  void aReactionIsRecordedAndNeverAnswered() {
    HOUSE.say(phone, "ECHO");
    HOUSE.text(phone, "Liked “Heard nothing. Next number?”");
    assertThat(HOUSE.say(phone, "7")).isEqualTo(TestCluster.heard(7));
    assertThat(HOUSE.got(phone, 2)).hasSize(2);
    assertThat(kinds()).containsExactly("flow", "reaction", "flow");
  }

  @Test
  void whatTheCarrierHasAnsweredIsRecordedAndNotAnsweredAgain() {
    var fields = TestCluster.fields("SM" + "5".repeat(32), phone, "STOP");
    fields.put("OptOutType", "STOP");
    assertThat(HOUSE.post(fields).body()).endsWith("<Response/>");
    assertThat(
            HOUSE.count(
                "select count(*) from address where stopped_at is not null and value = '"
                    + phone
                    + "'"))
        .isOne();
  }

  @Test
  void aDoubtfulTextIsHeldForAPersonAndTheQuestionStays() {
    HOUSE.say(phone, "ECHO");
    assertThat(HOUSE.say(phone, "too many texts"))
        .isEqualTo(
            "A steward will read this and write back. To end all texts now, text STOP. To get them"
                + " again later, text START.");
    assertThat(
            HOUSE.column(
                "select i.kind from inbox_item i join address a on a.id = i.address_id where"
                    + " a.value = '"
                    + phone
                    + "'"))
        .containsExactly("review");
    assertThat(HOUSE.say(phone, "8")).isEqualTo(TestCluster.heard(8));
  }

  @Test
  void aWrongNumberIsUnlinkedAndGetsOneAnswer() {
    HOUSE.say(phone, "STICKERS");
    assertThat(HOUSE.say(phone, "wrong number")).contains("off our list");
    assertThat(
            HOUSE.count(
                "select count(*) from address where speaker_id is null and value = '"
                    + phone
                    + "'"))
        .isOne();
    HOUSE.text(phone, "wrong number");
    HOUSE.settled();
    assertThat(HOUSE.carrier.received(phone)).hasSize(2);
  }

  @Test
  void textsThatAreAnnouncedBackwardsAreAllAnswered() {
    HOUSE.say(phone, "ECHO");
    var withheld =
        IntStream.rangeClosed(1, 5).mapToObj(i -> HOUSE.carrier.withhold(phone, "" + i)).toList();
    withheld.reversed().forEach(HOUSE.carrier::announce);
    assertThat(HOUSE.got(phone, 6))
        .endsWith(
            TestCluster.heard(5),
            TestCluster.heard(4),
            TestCluster.heard(3),
            TestCluster.heard(2),
            TestCluster.heard(1));
  }

  @Test
  void plannedTextsAreSkippedByAStop() {
    HOUSE.say(phone, "ECHO");
    Awaitility.await()
        .until(() -> HOUSE.column("select o.state" + outbox()).equals(List.of("delivered")));
    HOUSE
        .db
        .database()
        .with(handle ->
            handle.execute(
                """
                insert into outbox (address_id, person_id, channel, to_value, from_value, kind, route, state, body, planned_at, not_before)
                select id, speaker_id, channel, value, '72347', 'service', 'rest', 'planned', 'Your shift', now(), now() + interval '1 hour'
                from address where value = ?
                """,
                phone));
    HOUSE.say(phone, "STOP");
    assertThat(
            HOUSE.column(
                "select o.state || ' ' || o.reason" + outbox() + " and o.reason is not null"))
        .containsExactly("skipped stopped");
  }

  private String outbox() {
    return " from outbox o where o.to_value = '" + phone + "'";
  }

  private List<String> turns() {
    return HOUSE.column(
        "select b.turn::text from inbound b join address a on a.id = b.address_id where a.value = '"
            + phone
            + "' order by b.turn");
  }

  private List<String> kinds() {
    return HOUSE.column(
        "select b.kind from inbound b join address a on a.id = b.address_id where a.value = '"
            + phone
            + "' order by b.turn");
  }
}
