package org.turnout.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.turnout.channel.Address;
import org.turnout.roster.OpeningWishes;
import org.turnout.roster.Reserve;
import org.turnout.roster.Roster;
import org.turnout.testkit.TestDatabase;
import org.turnout.testkit.TestPeople;

/// Who hears that places open, of seven who asked, when there are two.
class OpeningNotifierIT {
  private static final Duration AHEAD = Duration.ofHours(1);

  @AutoClose private final TestDatabase db = TestDatabase.fresh();
  private final Roster gear = EventRosters.of("gear", 2, Optional.of(TestPeople.NOW.plus(AHEAD)));
  @AutoClose private final CampaignDoor campaign = new CampaignDoor(db, () -> Map.of("gear", gear));
  private final List<Address> asked =
      IntStream.range(0, 7).mapToObj(_ -> TestPeople.someone(db).address()).toList();

  /// They asked in the reverse order of coming to be known.
  @BeforeEach
  void ask() {
    campaign.store(gear);
    for (int i = 0; i < asked.size(); i++) {
      var since = TestPeople.NOW.minusSeconds(60 + i);
      long person = person(asked.get(i));
      db.database()
          .inTransaction(handle -> {
            OpeningWishes.add(handle, "gear.opening", person, since);
            return person;
          });
    }
    db.database().with(handle -> handle.execute("update person set zone = 'America/Los_Angeles'"));
  }

  @Test
  void nobodyIsToldBeforePlacesOpenNorWhenNoneIsLeft() {
    assertThat(campaign.rounds().open()).isZero();
    campaign.pass(AHEAD);
    reserve(TestPeople.someone(db).address());
    reserve(TestPeople.someone(db).address());
    assertThat(campaign.rounds().open()).isZero();
    assertThat(told()).isEmpty();
  }

  @Test
  void twoForEachPlaceAreToldInTheOrderOfAsking() {
    campaign.pass(AHEAD);
    assertThat(campaign.rounds().open()).isEqualTo(4);
    assertThat(told()).containsExactly(6, 5, 4, 3);
    assertThat(campaign.texts(asked.get(6)))
        .containsExactly("service planned: Gear day is open. Text GEAR.");
  }

  @Test
  void eachIsToldOnceAndTheNextOnlyWhenTheyHadTheirTime() {
    campaign.pass(AHEAD);
    campaign.rounds().open();
    assertThat(campaign.rounds().open()).isZero();
    campaign.pass(Duration.ofHours(24));
    assertThat(campaign.rounds().open()).isEqualTo(3);
    assertThat(told()).containsExactly(6, 5, 4, 3, 2, 1, 0);
    campaign.pass(Duration.ofHours(24));
    assertThat(campaign.rounds().open()).isZero();
  }

  @Test
  void whoTakesAPlaceMakesRoomForNobodyElse() {
    campaign.pass(AHEAD);
    campaign.rounds().open();
    reserve(asked.get(6));
    reserve(asked.get(5));
    campaign.pass(Duration.ofHours(24));
    assertThat(campaign.rounds().open()).isZero();
  }

  @Test
  void whoHasFoundAPlaceMeanwhileNeedsNoText() {
    campaign.pass(AHEAD);
    reserve(asked.get(6));
    assertThat(campaign.rounds().open()).isEqualTo(2);
    assertThat(told()).containsExactly(5, 4);
  }

  @Test
  void aStoppedPhoneIsPassedOver() {
    campaign.say(asked.get(6), "STOP");
    campaign.pass(AHEAD);
    campaign.rounds().open();
    campaign.pass(Duration.ofHours(24));
    campaign.rounds().open();
    assertThat(told()).containsExactly(5, 4, 3, 2, 1, 0);
  }

  @Test
  void nobodyIsToldAtNight() {
    campaign.pass(Duration.ofHours(10));
    assertThat(campaign.rounds().open()).isZero();
    assertThat(told()).isEmpty();
    campaign.pass(Duration.ofHours(14));
    assertThat(campaign.rounds().open()).isEqualTo(4);
  }

  /// Whose phones have a text about the opening, in the order of the ledger.
  private List<Integer> told() {
    var phones =
        campaign.column("select to_value from outbox where body like 'Gear day%' order by id");
    var all = asked.stream().map(Address::value).toList();
    var told = new ArrayList<Integer>();
    phones.forEach(phone -> told.add(all.indexOf(phone)));
    return told;
  }

  private void reserve(Address who) {
    assertThat(campaign.reserve(who, "gear")).isEqualTo(Reserve.GOT_IT.word());
  }

  private long person(Address address) {
    return campaign.who(address).person().id();
  }
}
