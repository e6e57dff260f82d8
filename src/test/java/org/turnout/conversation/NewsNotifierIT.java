package org.turnout.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.turnout.access.Principal;
import org.turnout.access.ServiceResult.Done;
import org.turnout.audit.Actor;
import org.turnout.channel.Address;
import org.turnout.roster.Roster;
import org.turnout.roster.ShiftMove;
import org.turnout.roster.ShiftService;
import org.turnout.testkit.TestDatabase;
import org.turnout.testkit.TestPeople;

/// Members hear what people of ours have done with their places.
class NewsNotifierIT {
  private static final String SHIFT = "picket-sunset";
  private static final Principal ANA = Principal.operator(new Actor("ana", "cli"));

  @AutoClose private final TestDatabase db = TestDatabase.fresh();
  private final Roster picket = EventRosters.of("picket", 2, Optional.empty());

  @AutoClose
  private final CampaignDoor campaign = new CampaignDoor(db, () -> Map.of("picket", picket));

  private final ShiftService shifts =
      new ShiftService(
          db.database(), campaign::now, () -> Map.of("picket", picket), campaign::places);
  private final Address holder = TestPeople.someone(db).address();
  private final Address other = TestPeople.someone(db).address();

  @BeforeEach
  void takePlaces() {
    campaign.store(picket);
    db.database()
        .with(handle ->
            handle.execute("update person set zone = 'America/Los_Angeles', language = 'en'"));
    campaign.reserve(holder, "picket");
    campaign.reserve(other, "picket");
  }

  @Test
  void aShiftThatIsMovedIsToldOnceWithItsNewTimeOnHoweverManyNodes() {
    move("10:00");
    assertThat(campaign.rounds().tellNews()).isEqualTo(2);
    assertThat(campaign.rounds().tellNews()).isZero();
    assertThat(campaign.anotherNode().tellNews()).isZero();
    assertThat(campaign.texts(holder))
        .containsExactly("service planned: Moved: Tue Oct 20, 10am-12pm at Sunset.");
  }

  @Test
  void whatCanWaitIsToldByDayAndWhatComesSoonAtAnyHour() {
    campaign.pass(Duration.ofHours(13));
    move("10:00");
    assertThat(campaign.rounds().tellNews()).as("at night, weeks ahead").isZero();
    campaign.pass(Duration.ofHours(9));
    assertThat(campaign.rounds().tellNews()).isEqualTo(2);
    campaign.pass(Duration.between(campaign.now(), EventRosters.BEGINS).minus(Duration.ofHours(6)));
    assertThat(shifts.close(ANA, "picket", SHIFT, "rain")).isInstanceOf(Done.class);
    assertThat(campaign.rounds().tellNews()).as("three in the morning").isEqualTo(2);
    assertThat(campaign.texts(other))
        .last()
        .isEqualTo("service planned: Closed: Tue Oct 20, 10am at Sunset.");
  }

  @Test
  void whoHasStoppedGetsNoTextAndIsForAPersonToCall() {
    campaign.say(holder, "STOP");
    int texts = campaign.texts(holder).size();
    assertThat(shifts.close(ANA, "picket", SHIFT, "rain")).isInstanceOf(Done.class);
    assertThat(campaign.rounds().tellNews()).isOne();
    assertThat(campaign.texts(holder)).hasSize(texts);
    assertThat(campaign.column("select reason from inbox_item where reason like '%closed%'"))
        .singleElement()
        .asString()
        .contains("please call about picket, closed: 2026-10-20 09:00");
    assertThat(campaign.column("select reached::text from roster_news order by reached"))
        .containsExactly("false", "true");
  }

  private void move(String start) {
    var to =
        new ShiftMove(
            Optional.empty(),
            Optional.empty(),
            Optional.of(java.time.LocalTime.parse(start)),
            Optional.empty(),
            Optional.empty());
    assertThat(shifts.move(ANA, "picket", SHIFT, to)).isInstanceOf(Done.class);
  }
}
