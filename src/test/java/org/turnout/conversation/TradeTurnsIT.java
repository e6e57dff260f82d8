package org.turnout.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.turnout.channel.Address;
import org.turnout.roster.Roster;
import org.turnout.testkit.TestDatabase;
import org.turnout.testkit.TestPeople;

/// A member gives their shift to another by text.
class TradeTurnsIT {
  @AutoClose private final TestDatabase db = TestDatabase.fresh();
  private final Roster picket = EventRosters.of("picket", 1, Optional.empty());

  @AutoClose
  private final CampaignDoor campaign = new CampaignDoor(db, () -> Map.of("picket", picket));

  private final Address ana = TestPeople.someone(db).address();
  private final Address ben = Address.sms("+12135550107");

  @BeforeEach
  void anaHasAShift() {
    campaign.store(picket);
    var anybody = TestPeople.someone(db).addressId();
    db.database()
        .with(handle ->
            handle.execute("update address set value = ? where id = ?", ben.value(), anybody));
    db.database()
        .with(handle ->
            handle.execute(
                """
                insert into membership (person_id, local_id, since, source)
                select p.id, l.id, now(), 'test' from person p, local l
                """));
    campaign.reserve(ana, "picket");
    say(ana, "GIVE");
    say(ana, "1");
    say(ana, ben.value());
    assertThat(say(ana, "GIVE")).contains("You keep Tue Oct 20");
  }

  @Test
  void theOtherIsAskedOnceAndBothAreToldWhatTheyHaveNow() {
    assertThat(campaign.rounds().offer()).isOne();
    assertThat(campaign.rounds().offer()).isZero();
    assertThat(last(ben)).contains("A coworker wants to give you a picket shift: Tue Oct 20");
    assertThat(say(ben, "take")).contains("You are in! Tue Oct 20, 9am-12pm, Sunset.");
    assertThat(campaign.rounds().offer()).isOne();
    assertThat(campaign.rounds().offer()).isZero();
    assertThat(last(ana)).contains("You are off that shift.");
  }

  @Test
  void aStopOfTheOtherEndsItAndTheFirstKeepsTheirShift() {
    say(ben, "STOP");
    campaign.rounds().offer();
    campaign.rounds().offer();
    assertThat(last(ana)).contains("Nobody took over Tue Oct 20");
    assertThat(campaign.reserve(ana, "picket")).isEqualTo("got it");
  }

  private String say(Address who, String text) {
    return String.join("\n", campaign.say(who, text));
  }

  private String last(Address who) {
    return campaign.texts(who).getLast();
  }
}
