package org.turnout.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.turnout.channel.Address;
import org.turnout.testkit.TestDatabase;
import org.turnout.testkit.TestPeople;

/// What one sender can cost, and what is acted on all the same.
class SenderLimitsIT {
  @AutoClose private static final TestDatabase DB = TestDatabase.fresh();
  @AutoClose private static final CampaignDoor DOOR = new CampaignDoor(DB, Map::of);

  private static final int AN_HOUR = 60;

  private final Address phone = TestPeople.someone(DB).address();

  @Test
  void aFloodIsAnsweredUpToTheLimitAndThenAPersonHasIt() {
    assertThat(answered("MENU", 200)).isEqualTo(AN_HOUR);
    assertThat(items()).containsExactly("more than 60 texts in an hour");
    DOOR.pass(Duration.ofHours(1));
    assertThat(DOOR.say(phone, "MENU")).as("a new hour").isNotEmpty();
  }

  @Test
  void whatChangesThePersonInBetweenMakesNoNewHour() {
    int answers = 0;
    for (int i = 0; i < 60; i++) {
      answers += DOOR.say(phone, "MENU").isEmpty() ? 0 : 1;
      answers += DOOR.say(phone, i % 2 == 0 ? "español" : "english").isEmpty() ? 0 : 1;
    }
    assertThat(answers).isEqualTo(AN_HOUR);
  }

  @Test
  void theWordsOfConsentAreActedOnAndAnsweredOnceAnHour() {
    assertThat(answered("HELP", 60)).isEqualTo(1);
    int answers = 0;
    for (int i = 0; i < 60; i++) {
      answers += DOOR.say(phone, i % 2 == 0 ? "STOP" : "START").size();
      assertThat(DOOR.who(phone).stopped()).isEqualTo(i % 2 == 0);
    }
    assertThat(answers).isEqualTo(2);
    DOOR.pass(Duration.ofHours(1));
    assertThat(DOOR.say(phone, "stop")).as("a new hour").hasSize(1);
  }

  @Test
  void overTheLimitAStopIsConfirmedAndADangerPassedOn() {
    answered("MENU", AN_HOUR);
    assertThat(DOOR.say(phone, "someone fainted").getFirst()).startsWith("Call 911");
    assertThat(DOOR.say(phone, "she is not breathing")).isEmpty();
    assertThat(items()).containsExactly("emergency: hurt");
    assertThat(DOOR.say(phone, "STOP")).hasSize(1);
    assertThat(DOOR.who(phone).stopped()).isTrue();
  }

  @Test
  void overTheLimitAPleaIsHeldWithoutAQuestion() {
    answered("MENU", AN_HOUR);
    assertThat(DOOR.say(phone, "bro stop")).isEmpty();
    assertThat(
            DOOR.column(
                "select kind from inbox_item i join address a on a.id = i.address_id where a.value = ?",
                phone.value()))
        .contains("review");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Thank you for contacting Dr. Diaz! We are closed until Monday.",
        "Your request #%d has been received. An agent will write to you.",
        "Gracias por su mensaje. Le contestamos en %d horas."
      })
  void aMachineThatAnswersEachTextIsSilencedWithinFive(String says) {
    assertThat(loop(_ -> says)).isLessThanOrEqualTo(5);
  }

  @Test
  void aMachineThatSendsOurTextsBackIsSilencedWithinFive() {
    assertThat(loop(ours -> ours)).isLessThanOrEqualTo(5);
  }

  @Test
  void shortAnswersMayComeAsOftenAsPeopleGiveThem() {
    for (int i = 0; i < 6; i++) {
      assertThat(DOOR.say(phone, "STICKERS")).hasSize(1);
      assertThat(DOOR.say(phone, "5")).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"+882360001234", "+447700900123", "+18765550123", "+525512345678"})
  void aPhoneOfAnotherCountryIsRecordedAndActedOnAndNotAnswered(String number) {
    var abroad = Address.sms(number);
    assertThat(DOOR.say(abroad, "MENU")).isEmpty();
    assertThat(items(abroad)).containsExactly("a phone of another country");
    assertThat(DOOR.say(abroad, "HELP")).isEmpty();
    assertThat(DOOR.say(abroad, "STOP")).isEmpty();
    assertThat(DOOR.who(abroad).stopped()).isTrue();
    assertThat(DOOR.say(abroad, "someone fainted").getFirst()).startsWith("Call 911");
  }

  @ParameterizedTest
  @ValueSource(strings = {"+16045550123", "+17875550123", "+18005550123", "+16715550123"})
  void onesOfTheCountriesThatAreNamedAreAnswered(String number) {
    assertThat(DOOR.say(Address.sms(number), "MENU")).isNotEmpty();
  }

  private int answered(String text, int times) {
    int answers = 0;
    for (int i = 0; i < times; i++) {
      answers += DOOR.say(phone, text).isEmpty() ? 0 : 1;
    }
    return answers;
  }

  /// Texts until we say nothing; how many texts that took.
  private int loop(UnaryOperator<String> machine) {
    var heard = new ArrayList<>(List.of("Hello, this is the office of the doctor"));
    for (int i = 1; i <= 20; i++) {
      List<String> ours = DOOR.say(phone, machine.apply(heard.getLast()).formatted(i));
      if (ours.isEmpty()) {
        return i;
      }
      heard.addAll(ours);
    }
    return Integer.MAX_VALUE;
  }

  private List<String> items() {
    return items(phone);
  }

  private static List<String> items(Address who) {
    return DOOR.column(
        """
        select reason from inbox_item i join address a on a.id = i.address_id
        where a.value = ? and kind = 'hand_over' order by i.id
        """,
        who.value());
  }
}
