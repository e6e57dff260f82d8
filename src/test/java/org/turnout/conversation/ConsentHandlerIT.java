package org.turnout.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.turnout.channel.Address;
import org.turnout.channel.Channel;
import org.turnout.channel.OptOutType;
import org.turnout.outbox.Outbox;
import org.turnout.outbox.PlannedText;
import org.turnout.outbox.TextKind;
import org.turnout.roster.Reserve;
import org.turnout.roster.Roster;
import org.turnout.testkit.TestDatabase;
import org.turnout.testkit.TestPeople;

/// What is done about words of consent, from the text to the records.
class ConsentHandlerIT {
  private static final Roster GEAR = EventRosters.of("gear", 2, Optional.empty());

  @AutoClose private static final TestDatabase DB = TestDatabase.fresh();

  @AutoClose
  private static final CampaignDoor DOOR = new CampaignDoor(DB, () -> Map.of("gear", GEAR));

  private final Address phone = TestPeople.someone(DB).address();

  @Test
  void aStopIsConfirmedOnceAndLoggedEachTime() {
    assertThat(DOOR.say(phone, "STOP"))
        .singleElement()
        .asString()
        .startsWith("You are unsubscribed from Care ");
    assertThat(DOOR.who(phone).stopped()).isTrue();
    assertThat(DOOR.say(phone, "please stop texting me")).isEmpty();
    assertThat(log()).hasSize(2).first().isEqualTo("stop stop true");
    assertThat(DOOR.texts(phone)).hasSize(1);
  }

  @Test
  void aStopEndsTheConversationSoThatTheNextTextAnswersNothing() {
    assertThat(DOOR.say(phone, "STICKERS").getFirst()).startsWith("How many stickers");
    DOOR.say(phone, "STOP");
    DOOR.say(phone, "START");
    assertThat(DOOR.say(phone, "5").getFirst()).startsWith("Thank you. A steward will read this.");
  }

  @Test
  void aStopSkipsWhatIsPlannedAndAStartDoesNotBringItBack() {
    plan(TextKind.SERVICE, false);
    plan(TextKind.SERVICE, true);
    DOOR.say(phone, "STOP");
    assertThat(planned()).containsExactly("skipped stopped", "planned");
    assertThat(DOOR.say(phone, "START").getFirst())
        .startsWith("Care: you are subscribed again. 2 msgs/week.");
    assertThat(DOOR.who(phone).stopped()).isFalse();
    assertThat(planned()).containsExactly("skipped stopped", "planned");
    assertThat(log()).containsExactly("stop stop true", "start start true");
  }

  @Test
  void helpIsAnsweredStoppedOrNotInTheLanguageOfTheWordAndChangesNothing() {
    assertThat(DOOR.say(phone, "HELP").getFirst()).contains(CampaignDoor.CONTACT);
    DOOR.say(phone, "STOP");
    DOOR.pass(Duration.ofHours(1));
    assertThat(DOOR.say(phone, "ayuda").getFirst()).contains("para ayuda llame a");
    assertThat(DOOR.who(phone).stopped()).isTrue();
    assertThat(log()).containsExactly("help help true", "stop stop true", "help ayuda true");
  }

  @Test
  void whatTheCarrierAnsweredIsRecordedAndNotAnsweredAgain() {
    assertThat(DOOR.sayToCarrier(phone, "STOP", OptOutType.STOP)).isEmpty();
    assertThat(DOOR.who(phone).stopped()).isTrue();
    assertThat(DOOR.sayToCarrier(phone, "START", OptOutType.START)).isEmpty();
    assertThat(DOOR.who(phone).stopped()).isFalse();
    assertThat(log()).containsExactly("stop carrier true", "start carrier true");
    assertThat(DOOR.texts(phone)).isEmpty();
  }

  @Test
  void whatMayBeAnOptOutHoldsBroadcastsUntilAPersonHasLooked() {
    plan(TextKind.SERVICE, false);
    plan(TextKind.ANSWER, false);
    plan(TextKind.BROADCAST, false);
    assertThat(DOOR.say(phone, "too many texts"))
        .containsExactly(
            "A steward will read this and write back. To end all texts now, text STOP. To get them again later, text START.");
    assertThat(DOOR.who(phone).stopped()).isFalse();
    assertThat(
            DOOR.column(
                """
                select i.kind || ' ' || i.reason || ' ' || b.body from inbox_item i
                join inbound b on b.id = i.inbound_id join address a on a.id = i.address_id where a.value = ?
                """,
                phone.value()))
        .singleElement()
        .asString()
        .startsWith("review (too many|")
        .endsWith(" too many texts");
    assertThat(claimed()).containsExactlyInAnyOrder("service", "answer");
  }

  @Test
  void aStoppedPhoneIsToldHowToStartOnceADay() {
    DOOR.say(phone, "STOP");
    assertThat(DOOR.say(phone, "STICKERS").getFirst()).startsWith("Care: you are stopped");
    assertThat(DOOR.say(phone, "MENU")).isEmpty();
    DOOR.pass(Duration.ofDays(1));
    assertThat(DOOR.say(phone, "MENU")).hasSize(1);
  }

  @Test
  void aWrongNumberStopsThePhoneAndUnlinksIt() {
    long person = DOOR.who(phone).person().id();
    assertThat(DOOR.say(phone, "wrong number").getFirst()).startsWith("Care: sorry about that.");
    assertThat(
            DOOR.column(
                """
                select (stopped_at is not null) || ' ' || coalesce(speaker_id, 0) from address where value = ?
                """,
                phone.value()))
        .containsExactly("true 0");
    assertThat(
            DOOR.column(
                "select count(*) from address_person where person_id = ? and until is null",
                person))
        .containsExactly("0");
  }

  @Test
  void aStopThatWasSaidBeforeANewerStartIsKeptInTheLogOnly() {
    DOOR.say(phone, "STICKERS");
    var before = DOOR.now();
    DOOR.say(phone, "START");
    assertThat(DOOR.sweep(phone, "STOP", before)).isEmpty();
    assertThat(DOOR.who(phone).stopped()).isFalse();
    assertThat(log()).containsExactly("start start true", "stop stop false");
    assertThat(DOOR.say(phone, "5").getFirst()).startsWith("Who are they for?");
  }

  @Test
  void whoeverStopsAndHoldsAPlaceKeepsItAndIsCalled() {
    DOOR.store(GEAR);
    assertThat(DOOR.reserve(phone, "gear")).isEqualTo(Reserve.GOT_IT.word());
    DOOR.say(phone, "STOP");
    DOOR.say(phone, "STOP");
    assertThat(
            DOOR.column(
                "select i.reason from inbox_item i join address a on a.id = i.address_id where a.value = ?",
                phone.value()))
        .singleElement()
        .asString()
        .startsWith("please call about gear: ")
        .contains("Sunset");
    assertThat(DOOR.column("select taken from place where slug = 'gear-sunset'"))
        .containsExactly("1");
  }

  private void plan(TextKind kind, boolean despiteStop) {
    var who = DOOR.who(phone);
    var text =
        new PlannedText(
            who.addressId(),
            who.person().id(),
            Optional.empty(),
            phone,
            CampaignDoor.SENDER,
            "Gear day is Tuesday.",
            List.of());
    DB.database()
        .inTransaction(handle ->
            handle.execute(
                "update outbox set kind = ?, despite_stop = ? where id = ?",
                kind.name().toLowerCase(Locale.ROOT),
                despiteStop,
                Outbox.plan(handle, text, DOOR.now())));
  }

  private List<String> planned() {
    return DOOR.column(
        """
        select concat_ws(' ', state, reason) from outbox
        where to_value = ? and body = 'Gear day is Tuesday.' order by id
        """,
        phone.value());
  }

  /// The kinds of what a sender would take now for this phone.
  private List<String> claimed() {
    DB.database()
        .inTransaction(
            h -> Outbox.claim(h, Channel.SMS, "test", List.of(), 1_000, DOOR.now()).size());
    return DOOR.column(
        "select kind from outbox where to_value = ? and state = 'claimed' and route = 'rest'",
        phone.value());
  }

  private List<String> log() {
    return DOOR.column(
        """
        select e.what || ' ' || e.rule || ' ' || e.effective from consent_event e
        join address a on a.id = e.address_id where a.value = ? order by e.id
        """,
        phone.value());
  }
}
