package org.turnout.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turnout.testkit.TestPeople.JOY;
import static org.turnout.testkit.TestPeople.MATEO;
import static org.turnout.testkit.TestPeople.ROSA;
import static org.turnout.testkit.TestPeople.TALA;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.turnout.access.Principal;
import org.turnout.access.Role;
import org.turnout.audit.Actor;
import org.turnout.channel.Address;
import org.turnout.people.Directory;
import org.turnout.people.People;
import org.turnout.people.Responder;
import org.turnout.testkit.TestDatabase;
import org.turnout.testkit.TestPeople;

/// Who is told when a member is in danger, in what order, and what ends it.
class AlarmIT {
  private static final Duration LATE = Duration.ofMinutes(3);

  @AutoClose private static final TestDatabase DB = TestDatabase.fresh();
  @AutoClose private static final CampaignDoor DOOR = new CampaignDoor(DB, Map::of);
  private static final Directory PLACES = TestPeople.directory(DB);

  private final Address phone = at("sunset");

  /// Everybody in it is told again from the start in the next test.
  @AfterEach
  void everythingIsOver() {
    for (var one : List.of(TALA, MATEO, JOY, ROSA)) {
      say(one, "STOP");
      say(one, "START");
    }
    DB.database()
        .with(handle -> {
          handle.execute("delete from alarm_notice");
          return handle.execute("delete from alarm");
        });
  }

  @Test
  void theCaptainAndTheStewardOfTheSiteAreToldAtOnceEachInTheirLanguage() {
    DOOR.say(phone, "someone fainted at the main entrance");
    assertThat(DOOR.alarm()).isEqualTo(1);
    assertThat(last(TALA))
        .startsWith("ALARM Sunset: someone may be hurt. ")
        .contains("wrote: \"someone fainted at the main entrance\"", "YES", "NO");
    assertThat(last(MATEO)).startsWith("ALARMA Sunset: ");
    assertThat(told()).containsExactly("Tala Mendoza", "Mateo Fuentes");
    assertThat(DOOR.alarm()).as("told once").isZero();
  }

  @Test
  void aYesTakesItAndTheOthersLearnWhoHasIt() {
    DOOR.say(phone, "he has a gun");
    DOOR.alarm();
    assertThat(say(MATEO, "sí"))
        .singleElement()
        .asString()
        .startsWith("Gracias, usted se encarga: ");
    assertThat(last(TALA)).startsWith("Mateo Fuentes has the alarm of ");
    DOOR.pass(LATE);
    assertThat(DOOR.alarm()).isZero();
    assertThat(told()).containsExactly("Tala Mendoza", "Mateo Fuentes");
    assertThat(taken()).isEqualTo("text:Mateo Fuentes");
  }

  @Test
  void withoutAnAnswerOneMoreIsToldEveryThreeMinutesThenItIsForTheInbox() {
    DOOR.say(phone, "police are here");
    DOOR.alarm();
    DOOR.pass(LATE.minusSeconds(2));
    assertThat(DOOR.alarm()).isZero();
    DOOR.pass(Duration.ofSeconds(2));
    assertThat(DOOR.alarm()).isEqualTo(1);
    assertThat(told()).endsWith("Joy Lim");
    DOOR.pass(LATE);
    DOOR.alarm();
    assertThat(told()).endsWith("Joy Lim", "Rosa");
    assertThat(unanswered()).isZero();
    DOOR.pass(LATE);
    DOOR.alarm();
    assertThat(unanswered()).isEqualTo(1);
    assertThat(told()).hasSize(4);
    assertThat(say(ROSA, "on my way").getFirst())
        .as("late is better than never")
        .contains("you have it");
    assertThat(taken()).isEqualTo("text:Rosa");
  }

  @Test
  void whoCanNotGoPassesItOnAtOnceWhenNobodyElseIsLeftToAnswer() {
    DOOR.say(phone, "someone fainted");
    DOOR.alarm();
    assertThat(say(TALA, "no im in surgery")).containsExactly("OK, it goes to the next person.");
    assertThat(DOOR.alarm()).as("the steward may still answer").isZero();
    say(MATEO, "no puedo");
    assertThat(DOOR.alarm()).isEqualTo(1);
    assertThat(told()).endsWith("Joy Lim");
  }

  @Test
  void whoStoppedIsPassedOverAndOneWhoseTextFailsIsFollowedAtOnce() {
    say(TALA, "STOP");
    DOOR.say(phone, "someone fainted");
    DOOR.alarm();
    assertThat(told()).containsExactly("Mateo Fuentes");
    DOOR.column(
        "update outbox set state = 'failed' where to_value = ? returning 'x'", MATEO.phone());
    assertThat(DOOR.alarm()).isEqualTo(1);
    assertThat(told()).endsWith("Joy Lim");
  }

  @Test
  void ofAPersonAndKindThereIsOneAlarmInTenMinutes() {
    DOOR.say(phone, "someone fainted");
    DOOR.say(phone, "she is not breathing");
    DOOR.say(phone, "police are here");
    assertThat(DOOR.alarm()).as("hurt, and police").isEqualTo(2);
    DOOR.pass(Duration.ofMinutes(11));
    DOOR.say(phone, "someone fainted again");
    assertThat(count()).isEqualTo(3);
  }

  @Test
  void theSiteThatTheTextNamesIsTold() {
    DOOR.say(at("mission"), "someone fainted on the line at sunset");
    DOOR.alarm();
    assertThat(told()).containsExactly("Tala Mendoza", "Mateo Fuentes");
  }

  @Test
  void aSiteWithoutPeopleOfItsOwnIsItsLocalsAndOneOfNobodyIsForTheInboxAtOnce() {
    DOOR.say(at("mission"), "someone fainted");
    DOOR.alarm();
    assertThat(told()).containsExactly("Rosa");
    DOOR.say(TestPeople.someone(DB).address(), "someone fainted");
    DOOR.alarm();
    assertThat(unanswered()).isEqualTo(1);
  }

  @Test
  void oneAnswerIsForAllThatWereTold() {
    DOOR.say(phone, "someone fainted");
    DOOR.say(at("sunset"), "a nurse collapsed");
    DOOR.alarm();
    assertThat(say(TALA, "omw").getFirst()).contains("; ");
    assertThat(DOOR.column("select taken_by from alarm"))
        .containsOnly("text:Tala Mendoza")
        .hasSize(2);
  }

  @Test
  void whatIsNoAnswerIsAskedAgainAndAKeywordIsWhatItAlwaysIs() {
    DOOR.say(phone, "someone fainted");
    DOOR.alarm();
    assertThat(say(TALA, "which door is it").getFirst()).startsWith("An alarm is open: ");
    assertThat(say(TALA, "i was at home, maybe i can come later").getFirst())
        .startsWith("An alarm is open: ");
    assertThat(taken()).isEmpty();
    assertThat(say(TALA, "STICKERS").getFirst()).startsWith("How many stickers");
    assertThat(say(TALA, "20").getFirst()).startsWith("Who are they for");
    say(TALA, "MENU");
    DOOR.pass(LATE);
    assertThat(DOOR.alarm()).as("nobody took it").isEqualTo(1);
  }

  @Test
  void aPlainYesAnswersTheNewerOfAnAlarmAndAQuestion() {
    say(TALA, "ALERTS");
    DOOR.say(phone, "someone fainted");
    DOOR.alarm();
    assertThat(say(TALA, "yes").getFirst()).contains("you have it");
    DOOR.say(at("sunset"), "someone fainted");
    DOOR.alarm();
    say(TALA, "ALERTS");
    assertThat(say(TALA, "no").getFirst()).doesNotContain("next person");
    assertThat(say(TALA, "MENU")).isNotEmpty();
  }

  @Test
  void whoTakesItInOtherWordsOfDangerRaisesNoneOfTheirOwn() {
    DOOR.say(phone, "someone fainted");
    DOOR.alarm();
    assertThat(say(TALA, "on my way, call 911").getFirst()).contains("you have it");
    assertThat(count()).isEqualTo(1);
  }

  @Test
  void whoTakesCareOfItInTheInboxEndsIt() {
    DOOR.say(phone, "someone fainted");
    DOOR.alarm();
    var inbox = TestPeople.inbox(DB, DOOR::now);
    var item =
        Long.parseLong(
            DOOR.column(
                    """
                    select i.id::text from inbox_item i join address a on a.id = i.address_id
                    where a.value = ? and i.closed_at is null
                    """,
                    phone.value())
                .getFirst());
    inbox.claim(new Principal(new Actor("ana", "console"), Role.ADMIN), item);
    DOOR.pass(LATE);
    DOOR.alarm();
    assertThat(taken()).isEqualTo("console:ana");
    assertThat(told()).containsExactly("Tala Mendoza", "Mateo Fuentes");
  }

  private static Address at(String site) {
    var who = TestPeople.someone(DB);
    DB.database()
        .inTransaction(handle -> {
          new People()
              .remember(
                  handle,
                  who.person().id(),
                  People.Fact.SITE_ID,
                  PLACES.site(site).orElseThrow().id());
          return true;
        });
    return who.address();
  }

  private static List<String> say(Responder who, String text) {
    return DOOR.say(Address.sms(who.phone()), text);
  }

  private static String last(Responder who) {
    return DOOR.column("select body from outbox where to_value = ? order by id", who.phone())
        .getLast();
  }

  private static List<String> told() {
    return DOOR.column(
        "select name from alarm_notice where outbox_id is not null order by alarm_id, step, outbox_id");
  }

  private static String taken() {
    return DOOR.column("select coalesce(taken_by, '') from alarm order by id").getLast();
  }

  private static int unanswered() {
    return DOOR.column("select '' from alarm where unanswered_at is not null").size();
  }

  private static int count() {
    return DOOR.column("select '' from alarm").size();
  }
}
