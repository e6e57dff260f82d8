package org.turnout.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.turnout.access.Principal;
import org.turnout.access.Role;
import org.turnout.access.ServiceResult;
import org.turnout.audit.Actor;
import org.turnout.channel.Address;
import org.turnout.channel.Channel;
import org.turnout.inbox.Holds;
import org.turnout.inbox.Holds.EndedHold;
import org.turnout.inbox.Inbox;
import org.turnout.inbox.InboxService;
import org.turnout.outbox.Outbox;
import org.turnout.outbox.PlannedText;
import org.turnout.people.ConsentStore;
import org.turnout.roster.Reserve;
import org.turnout.roster.Roster;
import org.turnout.testkit.ConcurrentCalls;
import org.turnout.testkit.TestDatabase;
import org.turnout.testkit.TestPeople;

/// Pleas that are not sure: what is asked, what an answer does, and how a hold ends.
class PleaHoldIT {
  private static final String PLEA = "Stop!! I retired";
  private static final String QUESTION =
      "Care: do you want us to stop all texts? Reply STOP, or NO to keep getting them."
          + " If you do not answer, we will stop tomorrow.";
  private static final Principal ANA = new Principal(new Actor("ana", "console"), Role.ADMIN);
  private static final Roster GEAR = EventRosters.of("gear", 2, Optional.empty());

  @AutoClose private static final TestDatabase DB = TestDatabase.fresh();

  @AutoClose
  private static final CampaignDoor DOOR = new CampaignDoor(DB, () -> Map.of("gear", GEAR));

  private final Address phone = TestPeople.someone(DB).address();
  private final InboxService inbox = TestPeople.inbox(DB, DOOR::now);

  @Test
  void aLikelyPleaIsAskedBackOnceAndASecondOneStops() {
    assertThat(DOOR.say(phone, PLEA)).containsExactly(QUESTION);
    assertThat(held()).isTrue();
    assertThat(DOOR.say(phone, "bro stop"))
        .singleElement()
        .asString()
        .startsWith("You are unsubscribed from Care ");
    assertThat(DOOR.who(phone).stopped()).isTrue();
    assertThat(items()).containsExactly("stopped member");
    assertThat(log()).containsExactly("asked", "stop");
  }

  @Test
  void noKeepsEverythingThatWasPlanned() {
    DOOR.say(phone, PLEA);
    plan();
    assertThat(DOOR.say(phone, "No")).singleElement().asString().startsWith("Care: OK, you keep");
    endAfter(Duration.ofDays(2));
    assertThat(DOOR.who(phone).stopped()).isFalse();
    assertThat(held()).isFalse();
    assertThat(DOOR.texts(phone)).contains("service planned: Your shift is on Tuesday.");
    assertThat(items()).containsExactly("kept member");
    assertThat(log()).containsExactly("asked", "kept");
  }

  @Test
  void whoMeansAnotherPhoneKeepsTheirOwnAndAPersonLooksAfterTheOther() {
    DOOR.say(phone, PLEA);
    assertThat(DOOR.say(phone, "yes only that number"))
        .singleElement()
        .asString()
        .contains("STOP, sent from that phone");
    endAfter(Duration.ofDays(2));
    assertThat(DOOR.who(phone).stopped()).isFalse();
    assertThat(held()).isFalse();
    assertThat(items()).contains("kept member").anySatisfy(it -> assertThat(it).contains("open"));
  }

  @Test
  void aFarewellBehindAStopIsNotAnswered() {
    DOOR.say(phone, "STOP");
    for (String last : List.of("adios", "ok thanks bye", "salamat po")) {
      assertThat(DOOR.say(phone, last)).as(last).isEmpty();
    }
    assertThat(DOOR.say(phone, "how do i sign")).hasSize(1);
  }

  @Test
  void whoWantsToBeDeletedIsStoppedAndAPersonIsTold() {
    assertThat(DOOR.say(phone, "borreme de su sistema").getFirst())
        .contains("Una persona ve lo de borrar sus datos");
    assertThat(DOOR.who(phone).stopped()).isTrue();
    assertThat(items()).anySatisfy(it -> assertThat(it).contains("asks to be deleted"));
  }

  @Test
  void afterAKeptAnswerTheNextPleaIsAskedAgain() {
    DOOR.say(phone, PLEA);
    DOOR.say(phone, "keep them please");
    assertThat(DOOR.say(phone, PLEA)).containsExactly(QUESTION);
  }

  @Test
  void aPlainYesOrTheWordStops() {
    for (String answer : List.of("yes", "si", "oo", "STOP", "please stop all texts")) {
      Address other = TestPeople.someone(DB).address();
      DOOR.say(other, PLEA);
      assertThat(DOOR.say(other, answer)).as(answer).hasSize(1);
      assertThat(DOOR.who(other).stopped()).as(answer).isTrue();
      assertThat(DOOR.who(other).askedIn()).as(answer).isEmpty();
    }
  }

  @Test
  void silenceOfADayIsAStopWithoutAnotherText() {
    DOOR.store(GEAR);
    assertThat(DOOR.reserve(phone, "gear")).isEqualTo(Reserve.GOT_IT.word());
    DOOR.say(phone, "STICKERS");
    DOOR.say(phone, PLEA);
    var asked = DOOR.now();
    plan();
    endAfter(Duration.ofHours(24).minusSeconds(1));
    assertThat(DOOR.who(phone).stopped()).isFalse();
    int texts = DOOR.texts(phone).size();
    endAfter(Duration.ofSeconds(1));
    assertThat(DOOR.who(phone).stoppedAt()).contains(asked);
    assertThat(DOOR.texts(phone))
        .hasSize(texts)
        .contains("service skipped: Your shift is on Tuesday.");
    assertThat(log()).containsExactly("asked", "stop");
    assertThat(rule()).isEqualTo("no answer");
    assertThat(items())
        .contains("stopped turnout:turnout")
        .anySatisfy(item -> assertThat(item).startsWith("open please call about gear"));
    assertThat(ended()).extracting(EndedHold::outcome).containsExactly("stopped");
    assertThat(DOOR.say(phone, "5").getFirst()).startsWith("Care: you are stopped");
    DOOR.say(phone, "START");
    assertThat(DOOR.say(phone, "5").getFirst()).startsWith("Thank you. A steward will read this.");
  }

  @Test
  void aStartThatWasWrittenBeforeTheDayWasOverWinsThoughItComesLate() {
    DOOR.say(phone, PLEA);
    DOOR.pass(Duration.ofHours(23));
    var written = DOOR.now();
    endAfter(Duration.ofHours(1));
    assertThat(DOOR.who(phone).stopped()).isTrue();
    DOOR.sweep(phone, "START", written);
    assertThat(DOOR.who(phone).stopped()).isFalse();
  }

  @Test
  void aPersonsDecisionComesFirst() {
    DOOR.say(phone, PLEA);
    Inbox.Item item = open();
    assertThat(item.asked()).isTrue();
    assertThat(item.endsAt()).contains(DOOR.now().plus(Holds.LAST));
    assertThat(inbox.claim(ANA, item.id())).isInstanceOf(ServiceResult.Done.class);
    assertThat(inbox.release(ANA, item.id())).isInstanceOf(ServiceResult.Done.class);
    endAfter(Duration.ofDays(2));
    assertThat(DOOR.who(phone).stopped()).isFalse();
    assertThat(items()).containsExactly("released console:ana");
    assertThat(DOOR.say(phone, "no")).noneMatch(text -> text.contains("you keep getting"));
  }

  @Test
  void whatOnlyMightBeAPleaIsNotAskedAndItsHoldEndsListed() {
    assertThat(DOOR.say(phone, "too many texts"))
        .containsExactly(
            "A steward will read this and write back. To end all texts now, text STOP. To get them"
                + " again later, text START.");
    assertThat(held()).isTrue();
    endAfter(Duration.ofHours(24).minusSeconds(1));
    assertThat(held()).isTrue();
    endAfter(Duration.ofSeconds(1));
    assertThat(held()).isFalse();
    assertThat(DOOR.who(phone).stopped()).isFalse();
    assertThat(ended()).extracting(EndedHold::outcome).containsExactly("not seen");
    assertThat(log()).containsExactly("not_seen");
    assertThat(
            DOOR.column(
                """
                select e.act || ' ' || (e.details ->> 'outcome') from audit_entry e
                join inbox_item i on e.subject = 'item ' || i.id join address a on a.id = i.address_id
                where a.value = ?
                """,
                phone.value()))
        .containsExactly("inbox.end not seen");
  }

  @Test
  void whoTakesCareOfADoubtHasAnotherDayButAQuestionKeepsItsHour() {
    DOOR.say(phone, "too many texts");
    DOOR.pass(Duration.ofHours(20));
    inbox.claim(ANA, open().id());
    endAfter(Duration.ofHours(20));
    assertThat(held()).isTrue();
    endAfter(Duration.ofHours(4));
    assertThat(held()).isFalse();
    DOOR.say(phone, PLEA);
    DOOR.pass(Duration.ofHours(20));
    inbox.claim(ANA, open().id());
    endAfter(Duration.ofHours(4));
    assertThat(DOOR.who(phone).stopped()).isTrue();
  }

  @Test
  void otherTextsGoTheirWayAndLeaveTheHoldAsItIs() {
    DOOR.say(phone, PLEA);
    assertThat(DOOR.say(phone, "STICKERS").getFirst()).startsWith("How many stickers");
    assertThat(DOOR.say(phone, "5").getFirst()).startsWith("Who are they for?");
    assertThat(DOOR.say(phone, "no").getFirst()).doesNotContain("you keep getting");
    assertThat(DOOR.say(phone, "HELP").getFirst()).contains(CampaignDoor.CONTACT);
    assertThat(DOOR.who(phone).askedIn()).isPresent();
    assertThat(held()).isTrue();
    endAfter(Duration.ofHours(24));
    assertThat(DOOR.who(phone).stopped()).isTrue();
  }

  @Test
  void theQuestionThatWasPutLastIsTheOneThatYesAnswers() {
    assertThat(DOOR.say(phone, "STICKERS").getFirst()).startsWith("How many stickers");
    DOOR.say(phone, PLEA);
    assertThat(DOOR.say(phone, "no").getFirst()).startsWith("Care: OK, you keep");
    assertThat(DOOR.say(phone, "5").getFirst()).startsWith("Who are they for?");
  }

  @Test
  void yesToAQuestionThatWasAskedAgainSinceIsNoStop() {
    assertThat(DOOR.say(phone, "STICKERS").getFirst()).startsWith("How many stickers");
    DOOR.say(phone, PLEA);
    assertThat(DOOR.say(phone, "a bunch")).hasSize(1);
    DOOR.say(phone, "yes");
    assertThat(DOOR.who(phone).stopped()).isFalse();
    assertThat(held()).isTrue();
  }

  @Test
  void aPhoneThatSeveralShareIsAskedAndStoppedAsOne() {
    DOOR.say(phone, PLEA);
    long other = TestPeople.someone(DB).person().id();
    DB.database()
        .with(handle ->
            handle.execute(
                "update address set speaker_id = ? where value = ?", other, phone.value()));
    endAfter(Holds.LAST);
    assertThat(DOOR.who(phone).person().id()).isEqualTo(other);
    assertThat(DOOR.who(phone).stopped()).isTrue();
    assertThat(log()).containsExactly("asked", "stop");
  }

  @Test
  void aStartOrAWrongNumberEndsTheHold() {
    DOOR.say(phone, PLEA);
    DOOR.say(phone, "START");
    endAfter(Duration.ofDays(1));
    assertThat(DOOR.who(phone).stopped()).isFalse();
    Address other = TestPeople.someone(DB).address();
    DOOR.say(other, PLEA);
    DOOR.say(other, "wrong number");
    endAfter(Duration.ofDays(1));
    assertThat(
            DOOR.column(
                """
                select outcome || ' ' || closed_by from inbox_item i join address a on a.id = i.address_id
                where a.value = ?
                """,
                other.value()))
        .containsExactly("stopped member");
  }

  @Test
  void aDoubtBesideAQuestionEndsWithItsAnswer() {
    DOOR.say(phone, "too many texts");
    DOOR.say(phone, PLEA);
    DOOR.say(phone, "no");
    assertThat(held()).isFalse();
    assertThat(items()).containsExactly("kept member", "kept member");
  }

  @Test
  void discordIsAskedInTheSameWay() {
    var user = Address.discord("80351110224678912");
    assertThat(DOOR.say(user, PLEA)).containsExactly(QUESTION);
    endAfter(Duration.ofDays(1));
    assertThat(DOOR.who(user).stopped()).isTrue();
  }

  @Test
  void ofTwoNodesOneEndsAHoldAndOneThatIsKilledLeavesItToTheOther() {
    DOOR.say(phone, PLEA);
    DOOR.pass(Holds.LAST);
    var who = DOOR.who(phone);
    try {
      DB.database()
          .inTransaction(handle -> {
            assertThat(Holds.lockDue(handle, List.of(), DOOR.now())).isPresent();
            Holds.end(handle, who, new ConsentStore(), DOOR.now());
            throw new IllegalStateException("killed");
          });
    } catch (IllegalStateException killed) {
      assertThat(DOOR.who(phone).stopped()).isFalse();
    }
    try (var second = new CampaignDoor(DB, () -> Map.of("gear", GEAR))) {
      second.pass(Duration.between(second.now(), DOOR.now()));
      var doors = List.of(DOOR.door(), second.door());
      List<Integer> ended = ConcurrentCalls.atOnce(2, node -> endAll(doors.get(node)));
      assertThat(ended.getFirst() + ended.getLast()).isPositive();
    }
    endAfter(Duration.ZERO);
    assertThat(DOOR.who(phone).stopped()).isTrue();
    assertThat(log()).containsExactly("asked", "stop");
    assertThat(items()).containsExactly("stopped turnout:turnout");
  }

  @Test
  void answersAndServiceTextsLeaveWhileHeldAndBroadcastsDoNot() {
    DOOR.say(phone, PLEA);
    plan();
    DB.database()
        .inTransaction(
            h -> Outbox.claim(h, Channel.SMS, "test", List.of(), 1_000, DOOR.now()).size());
    assertThat(DOOR.texts(phone)).contains("service claimed: Your shift is on Tuesday.");
  }

  private static void endAfter(Duration time) {
    DOOR.pass(time);
    endAll(DOOR.door());
  }

  /// How many there were.
  private static int endAll(InboundHandler door) {
    int ended = 0;
    while (door.endHold()) {
      ended++;
    }
    return ended;
  }

  private void plan() {
    var who = DOOR.who(phone);
    var text =
        new PlannedText(
            who.addressId(),
            who.person().id(),
            Optional.empty(),
            phone,
            CampaignDoor.SENDER,
            "Your shift is on Tuesday.",
            List.of());
    DB.database().inTransaction(handle -> Outbox.plan(handle, text, DOOR.now()));
  }

  private boolean held() {
    return DOOR.column(
            "select (held_at is not null)::text from address where value = ?", phone.value())
        .equals(List.of("true"));
  }

  private List<String> items() {
    return DOOR.column(
        """
        select coalesce(i.outcome || ' ' || i.closed_by, 'open ' || i.reason) from inbox_item i
        join address a on a.id = i.address_id where a.value = ? order by i.id
        """,
        phone.value());
  }

  private Inbox.Item open() {
    return inbox.holds(ANA) instanceof ServiceResult.Done<List<Inbox.Item>>(var all)
        ? all.stream().filter(item -> item.address().equals(phone)).findFirst().orElseThrow()
        : Assertions.fail("Ana may not see the inbox");
  }

  private List<EndedHold> ended() {
    return inbox.ended(ANA) instanceof ServiceResult.Done<List<EndedHold>>(var all)
        ? all.stream().filter(hold -> hold.address().equals(phone)).toList()
        : List.of();
  }

  private List<String> log() {
    return DOOR.column(
        """
        select e.what from consent_event e join address a on a.id = e.address_id
        where a.value = ? order by e.id
        """,
        phone.value());
  }

  private String rule() {
    return DOOR.column(
            """
            select e.rule from consent_event e join address a on a.id = e.address_id
            where a.value = ? order by e.id desc limit 1
            """,
            phone.value())
        .getFirst();
  }
}
