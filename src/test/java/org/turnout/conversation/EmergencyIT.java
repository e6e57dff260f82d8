package org.turnout.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.turnout.channel.Address;
import org.turnout.testkit.TestDatabase;
import org.turnout.testkit.TestPeople;

/// Somebody is in danger: what is said, what stays open, and what a person finds.
class EmergencyIT {
  private static final String CALL = "Call 911 now.";

  @AutoClose private static final TestDatabase DB = TestDatabase.fresh();
  @AutoClose private static final CampaignDoor DOOR = new CampaignDoor(DB, Map::of);

  private static final String ADDED = "Added to your message.";

  private final Address phone = TestPeople.someone(DB).address();

  @Test
  void atAnOpenQuestionTheFixedTextComesAndTheQuestionStays() {
    assertThat(DOOR.say(phone, "STICKERS").getFirst()).startsWith("How many stickers");
    assertThat(DOOR.say(phone, "someone fainted on the line at sunset main entrance call 911"))
        .singleElement()
        .asString()
        .startsWith(CALL);
    assertThat(items()).containsExactly("emergency: hurt");
    assertThat(kinds()).endsWith("emergency");
    assertThat(DOOR.say(phone, "5").getFirst()).startsWith("Who are they for?");
    assertThat(DOOR.say(phone, "police are here")).as("free text").hasSize(1);
    assertThat(items()).containsExactly("emergency: hurt; emergency: police");
  }

  @Test
  void withinTenMinutesTheTextOfAKindIsSaidOnceAndTheRestIsAddedToTheItem() {
    assertThat(DOOR.say(phone, "someone fainted").getFirst()).startsWith(CALL);
    DOOR.pass(Duration.ofMinutes(6));
    assertThat(DOOR.say(phone, "she is not breathing")).containsExactly(ADDED);
    assertThat(DOOR.say(phone, "i want to die").getFirst()).contains("988");
    assertThat(DOOR.say(phone, "police are here").getFirst()).contains(CampaignDoor.CONTACT);
    assertThat(DOOR.say(phone, "police are here!")).containsExactly(ADDED);
    DOOR.pass(Duration.ofMinutes(6));
    assertThat(DOOR.say(phone, "someone fainted again").getFirst()).startsWith(CALL);
    assertThat(items()).containsExactly("emergency: hurt; emergency: suicide; emergency: police");
    DB.database()
        .with(handle ->
            handle.execute("update inbox_item set closed_at = now() where closed_at is null"));
    assertThat(DOOR.say(phone, "he has a gun")).containsExactly(ADDED);
    assertThat(items())
        .as("a closed one is no item that stands")
        .endsWith("emergency: hurt")
        .hasSize(2);
  }

  @Test
  void whatIsWrittenBesidesIsAddedInShort() {
    DOOR.say(phone, "someone fainted");
    assertThat(DOOR.say(phone, "she is breathing now, thanks")).containsExactly(ADDED);
    assertThat(items()).containsExactly("emergency: hurt; not understood");
  }

  @Test
  void itIsAnsweredInTheLanguageThatItIsSaidIn() {
    assertThat(DOOR.say(phone, "se desmayó una compañera").getFirst()).startsWith("Llame al 911");
    assertThat(DOOR.say(phone, "may pulis dito").getFirst()).startsWith("Huminahon");
  }

  @Test
  void aStoppedPhoneIsToldHowALifeIsSavedAndStaysStopped() {
    DOOR.say(phone, "STOP");
    assertThat(DOOR.say(phone, "someone fainted").getFirst()).startsWith(CALL);
    assertThat(DOOR.say(phone, "i want to die").getFirst()).contains("988");
    assertThat(DOOR.say(phone, "police are here").getFirst())
        .contains("you are stopped", CampaignDoor.CONTACT);
    assertThat(DOOR.say(phone, "they arrested maria")).as("told once a day").isEmpty();
    assertThat(items()).containsExactly("emergency: hurt; emergency: suicide; emergency: police");
    assertThat(DOOR.who(phone).stopped()).isTrue();
  }

  @Test
  void aPleaInTheSameTextIsHeldForAPerson() {
    assertThat(DOOR.say(phone, "stop texting me someone fainted").getFirst()).startsWith(CALL);
    assertThat(items()).hasSize(2).contains("emergency: hurt");
    assertThat(
            DOOR.column(
                "select (held_at is not null)::text from address where value = ?", phone.value()))
        .containsExactly("true");
  }

  @Test
  void aDoubtfulOneGoesItsWayAndAPersonLooks() {
    DOOR.say(phone, "STICKERS");
    assertThat(DOOR.say(phone, "my manager threatened me")).hasSize(1);
    assertThat(items()).contains("trouble; emergency?: police");
    assertThat(DOOR.say(phone, "5").getFirst()).startsWith("Who are they for?");
  }

  @Test
  void stopStillStopsInTheMiddleOfIt() {
    DOOR.say(phone, "someone fainted");
    assertThat(DOOR.say(phone, "STOP").getFirst()).startsWith("You are unsubscribed");
    assertThat(DOOR.who(phone).stopped()).isTrue();
  }

  private List<String> items() {
    return DOOR.column(
        """
        select i.reason from inbox_item i join address a on a.id = i.address_id
        where a.value = ? order by i.id
        """,
        phone.value());
  }

  private List<String> kinds() {
    return DOOR.column(
        """
        select b.kind from inbound b join address a on a.id = b.address_id
        where a.value = ? order by b.id
        """,
        phone.value());
  }
}
