package org.turnout.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.turnout.channel.Address;
import org.turnout.roster.Roster;
import org.turnout.testkit.TestDatabase;
import org.turnout.testkit.TestPeople;

/// What people are told who did not write: reminders.
class NotifierIT {
  @AutoClose private final TestDatabase db = TestDatabase.fresh();
  private final Roster gear = EventRosters.of("gear", 1, Optional.empty());
  @AutoClose private final CampaignDoor campaign = new CampaignDoor(db, () -> Map.of("gear", gear));

  private final Address first = TestPeople.someone(db).address();
  private final Address second = TestPeople.someone(db).address();

  @BeforeEach
  void store() {
    campaign.store(gear);
  }

  @Test
  void aReminderSpeaksTheRostersWordsToWhoeverHoldsThePlaceOnce() {
    campaign.reserve(first, "gear");
    named(first, "Ana Cruz");
    campaign.pass(Duration.between(campaign.now(), EventRosters.BEGINS.minus(Duration.ofHours(2))));
    assertThat(campaign.rounds().remind()).isOne();
    assertThat(campaign.rounds().remind()).isZero();
    assertThat(campaign.texts(first))
        .containsExactly("service planned: Ana, gear day is at Sunset.");
    assertThat(campaign.texts(second)).isEmpty();
  }

  @Test
  void aTextGoesToTheAddressThatThePersonLastWroteFrom() {
    campaign.reserve(first, "gear");
    var discord = Address.discord("80351110224678912");
    campaign.say(discord, "MENU");
    db.database()
        .with(handle ->
            handle.execute(
                "update address set speaker_id = ? where value = ?",
                campaign.who(first).person().id(),
                discord.value()));
    campaign.pass(Duration.between(campaign.now(), EventRosters.BEGINS.minus(Duration.ofHours(2))));
    campaign.rounds().remind();
    assertThat(campaign.texts(first)).isEmpty();
    assertThat(campaign.texts(discord)).last().asString().startsWith("service planned: Hello, ");
  }

  private void named(Address who, String name) {
    db.database()
        .with(handle ->
            handle.execute(
                "update person set name = ? where id = ?", name, campaign.who(who).person().id()));
  }
}
