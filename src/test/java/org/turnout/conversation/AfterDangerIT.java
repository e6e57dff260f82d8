package org.turnout.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.turnout.channel.Address;
import org.turnout.roster.Roster;
import org.turnout.testkit.TestDatabase;
import org.turnout.testkit.TestPeople;

/// What is written right behind a danger: a report of one word is taken back, thanks are answered
/// kindly once, and everything else is for a person.
class AfterDangerIT {
  private static final Address CAPTAIN = Address.sms("+12135550177");

  @AutoClose private final TestDatabase db = TestDatabase.fresh();
  private final Roster picket = IncidentIT.captained();

  @AutoClose
  private final CampaignDoor campaign = new CampaignDoor(db, () -> Map.of("picket", picket));

  private final Address ana = TestPeople.someone(db).address();

  @BeforeEach
  void onTheLine() {
    campaign.store(picket);
    campaign.reserve(ana, "picket");
    campaign.pass(Duration.between(campaign.now(), EventRosters.BEGINS));
  }

  @Test
  void aReportOfOneWordIsTakenBackAndWhoWasToldHearsIt() {
    campaign.say(ana, "INCIDENT");
    campaign.alarm();
    assertThat(campaign.say(ana, "never mind").getFirst())
        .startsWith("OK, we took your report back");
    assertThat(campaign.texts(CAPTAIN)).hasSize(2).last().asString().contains("False alarm: ");
    assertThat(campaign.column("select withdrawn_at::text from incident")).doesNotContainNull();
    assertThat(campaign.column("select taken_by from alarm"))
        .containsExactly("nobody: the member took it back");
    campaign.pass(Duration.ofMinutes(4));
    assertThat(campaign.alarm()).isZero();
  }

  @Test
  void beforeAnybodyWasToldNobodyIs() {
    campaign.say(ana, "incidente");
    assertThat(campaign.say(ana, "falsa alarma").getFirst()).contains("911");
    assertThat(campaign.alarm()).isZero();
    assertThat(campaign.texts(CAPTAIN)).isEmpty();
  }

  @Test
  void aNewReportAfterThatAlarmsAgain() {
    campaign.say(ana, "INCIDENT");
    campaign.alarm();
    campaign.say(ana, "sorry wrong text");
    assertThat(campaign.say(ana, "INCIDENT security is filming us").getFirst())
        .startsWith("Thank you. It is noted");
    assertThat(campaign.alarm()).isEqualTo(1);
    assertThat(campaign.texts(CAPTAIN)).hasSize(3);
  }

  @Test
  void whatWasToldInWordsIsForAPersonToJudge() {
    campaign.say(ana, "INCIDENT security is filming us");
    campaign.alarm();
    campaign.say(ana, "false alarm");
    assertThat(campaign.column("select withdrawn_at::text from incident")).containsOnlyNulls();
    assertThat(campaign.texts(CAPTAIN)).hasSize(1);
    campaign.say(ana, "someone fainted");
    campaign.say(ana, "INCIDENT");
    campaign.say(ana, "never mind");
    assertThat(campaign.column("select withdrawn_at::text from incident")).containsOnlyNulls();
    assertThat(campaign.column("select reason from inbox_item where closed_at is null"))
        .isNotEmpty();
  }

  @Test
  void neverMindTakesNothingBackThatIsNotRightBehind() {
    campaign.say(ana, "INCIDENT");
    campaign.say(ana, "menu");
    campaign.say(ana, "never mind");
    assertThat(campaign.column("select withdrawn_at::text from incident")).containsOnlyNulls();
  }

  @Test
  void thanksAfterThoughtsOfSuicideAreAnsweredKindlyOnceAndRead() {
    campaign.say(ana, "i want to kill myself");
    assertThat(campaign.say(ana, "thank you i called them").getFirst())
        .startsWith("We are glad you wrote.");
    assertThat(campaign.say(ana, "thanks")).isEmpty();
    assertThat(campaign.column("select reason from inbox_item where closed_at is null"))
        .singleElement()
        .asString()
        .contains("wrote after: suicide");
    assertThat(campaign.say(ana, "thanks for nothing")).isNotEmpty();
  }
}
