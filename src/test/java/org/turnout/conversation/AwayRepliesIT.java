package org.turnout.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.turnout.channel.Address;
import org.turnout.people.People;
import org.turnout.testkit.TestDatabase;
import org.turnout.testkit.TestPeople;

/// Texts that were found hours later: what they do at once, and what is said of them, when.
class AwayRepliesIT {
  private static final ZoneId CALIFORNIA = ZoneId.of("America/Los_Angeles");
  private static final String AWAY = "We were away.";

  @AutoClose private final TestDatabase db = TestDatabase.fresh();
  @AutoClose private final CampaignDoor campaign = CampaignDoor.shipped(db);
  private final Address phone = someone();

  private Address someone() {
    var who = TestPeople.someone(db);
    remember(who.person().id(), People.Fact.ZIP, "90027");
    return who.address();
  }

  private void remember(long person, People.Fact fact, String value) {
    db.database()
        .inTransaction(handle -> {
          new People().remember(handle, person, fact, value);
          return fact;
        });
  }

  /// The program comes back at three in the morning.
  @BeforeEach
  void night() {
    until(LocalTime.of(3, 0));
  }

  private void until(LocalTime time) {
    LocalDate today = LocalDate.ofInstant(campaign.now(), CALIFORNIA);
    var then = today.atTime(time).atZone(CALIFORNIA);
    var next = then.toInstant().isAfter(campaign.now()) ? then : then.plusDays(1);
    campaign.pass(Duration.between(campaign.now(), next.toInstant()));
  }

  private void swept(Address from, String text, Duration ago) {
    assertThat(campaign.sweep(from, text, campaign.now().minus(ago))).isEmpty();
  }

  private List<String> leaving(Address address) {
    return campaign.column(
        "select body from outbox where to_value = ? and state = 'planned' and route = 'rest'",
        address.value());
  }

  @Test
  void oldTextsActAndAreAnsweredOnceInThePersonsDay() {
    swept(phone, "STICKERS", Duration.ofHours(6));
    swept(phone, "5", Duration.ofHours(5));
    swept(phone, "garden gnome parade", Duration.ofHours(4));
    assertThat(leaving(phone)).isEmpty();
    campaign.pass(Duration.ofMinutes(10));
    assertThat(campaign.away()).isZero();
    assertThat(leaving(phone)).isEmpty();

    until(LocalTime.of(11, 0));
    assertThat(campaign.away()).isOne();
    assertThat(leaving(phone))
        .singleElement()
        .asString()
        .startsWith(AWAY)
        .contains("How many stickers", "Who are they for?");
    assertThat(campaign.away()).isZero();
    assertThat(campaign.texts(phone)).filteredOn(text -> text.contains("planned")).hasSize(1);
  }

  @Test
  void aTextOfTheLastQuarterOfAnHourIsAnsweredAtOnce() {
    swept(phone, "STICKERS", Duration.ofMinutes(14));
    assertThat(leaving(phone)).singleElement().asString().startsWith("How many stickers");
  }

  @Test
  void nothingLeavesWhileMoreMayBeFound() {
    until(LocalTime.of(12, 0));
    swept(phone, "STICKERS", Duration.ofMinutes(40));
    assertThat(campaign.away()).isZero();
    campaign.pass(Duration.ofMinutes(3));
    assertThat(campaign.away()).isOne();
  }

  @Test
  void whoStoppedGetsTheOneConfirmationAndNothingElse() {
    swept(phone, "STICKERS", Duration.ofHours(6));
    swept(phone, "HELP", Duration.ofMinutes(350));
    swept(phone, "STOP", Duration.ofHours(5));
    swept(phone, "STOP", Duration.ofHours(4));
    swept(phone, "are you there", Duration.ofHours(3));
    assertThat(campaign.who(phone).stopped()).isTrue();
    until(LocalTime.of(11, 0));
    campaign.away();
    assertThat(leaving(phone))
        .singleElement()
        .asString()
        .startsWith(AWAY)
        .contains("You are unsubscribed")
        .doesNotContain("stickers", "reach");
  }

  @Test
  void aStopInTheMeantimeEndsWhatWasKept() {
    swept(phone, "STICKERS", Duration.ofHours(6));
    swept(phone, "HELP", Duration.ofHours(5));
    campaign.say(phone, "STOP");
    until(LocalTime.of(11, 0));
    campaign.away();
    assertThat(leaving(phone)).isEmpty();
  }

  @Test
  void whoCameBackIsNotToldThatTheyStopped() {
    swept(phone, "STOP", Duration.ofHours(6));
    swept(phone, "START", Duration.ofHours(5));
    until(LocalTime.of(11, 0));
    campaign.away();
    assertThat(leaving(phone))
        .singleElement()
        .asString()
        .startsWith(AWAY)
        .contains("subscribed again")
        .doesNotContain("unsubscribed");
  }

  @Test
  void eachLanguageSaysThatWeWereAway() {
    var said = Map.of("es", "No estuvimos disponibles.", "tl", "Wala kami kanina.");
    said.forEach((language, words) -> {
      var who = someone();
      remember(campaign.who(who).person().id(), People.Fact.LANGUAGE, language);
      swept(who, "HELP", Duration.ofHours(6));
      until(LocalTime.of(11, 0));
      campaign.away();
      assertThat(leaving(who)).singleElement().asString().startsWith(words);
    });
  }

  @Test
  void aTextOlderThanTheLastOneActsOnConsentOnly() {
    campaign.say(phone, "STICKERS");
    swept(phone, "MENU", Duration.ofHours(2));
    swept(phone, "STOP", Duration.ofHours(1));
    assertThat(campaign.column("select kind from inbound order by id"))
        .containsExactly("flow", "late", "stop");
    assertThat(campaign.who(phone).stopped()).isTrue();
  }

  @Test
  void anEmergencyOfTheNightIsPassedOnAtOnce() {
    swept(phone, "my coworker is bleeding please send someone", Duration.ofHours(1));
    assertThat(campaign.column("select reason from inbox_item"))
        .anyMatch(it -> it.contains("emergency"));
    assertThat(leaving(phone)).isEmpty();
  }

  @Test
  void restoredRecordsActOnConsentAloneAndAnswerNothing() {
    var other = someone();
    var third = someone();
    var ago = campaign.now().minus(Duration.ofMinutes(5));
    campaign.restored(phone, "STICKERS", ago);
    campaign.restored(phone, "please take me off your list", ago.plusSeconds(60));
    campaign.restored(other, "STOP", ago);
    campaign.restored(other, "START", ago.plusSeconds(30));
    campaign.restored(third, "HELP", ago);
    campaign.restored(third, "my coworker is bleeding please send someone", ago.plusSeconds(9));
    assertThat(campaign.who(phone).stopped()).isTrue();
    assertThat(campaign.who(other).stopped()).isFalse();
    assertThat(campaign.column("select kind from inbound order by id"))
        .containsExactly("restored", "stop", "stop", "start", "restored", "restored");
    assertThat(campaign.column("select body from outbox")).isEmpty();
    assertThat(campaign.column("select reason from inbox_item")).containsExactly("emergency: hurt");
    assertThat(campaign.say(third, "STICKERS")).singleElement().asString().startsWith("How many");
  }

  @Test
  void theSameIdFromAnotherPhoneIsAnotherText() {
    var other = someone();
    assertThat(campaign.sayAs("SMsame", phone, "STICKERS")).hasSize(1);
    assertThat(campaign.sayAs("SMsame", other, "STOP"))
        .singleElement()
        .asString()
        .contains("unsubscribed");
    assertThat(campaign.who(other).stopped()).isTrue();
    assertThat(campaign.who(phone).stopped()).isFalse();
    assertThat(campaign.sayAs("SMsame", phone, "STICKERS")).hasSize(1);
    assertThat(campaign.column("select kind from inbound order by id"))
        .containsExactly("flow", "stop");
  }
}
