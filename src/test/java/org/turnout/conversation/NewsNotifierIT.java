package org.turnout.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.turnout.access.Principal;
import org.turnout.access.Role;
import org.turnout.access.ServiceResult;
import org.turnout.access.ServiceResult.Done;
import org.turnout.access.ServiceResult.NotAllowed;
import org.turnout.access.ServiceResult.NotFound;
import org.turnout.access.ServiceResult.Refused;
import org.turnout.audit.Actor;
import org.turnout.channel.Address;
import org.turnout.roster.CallOffPlan;
import org.turnout.roster.CallOffScope;
import org.turnout.roster.CallOffService;
import org.turnout.roster.Roster;
import org.turnout.roster.ServedRosters;
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
          new ServedRosters(
              db.database(), campaign::now, () -> Map.of("picket", picket), campaign::places));
  private final CallOffService offs =
      new CallOffService(
          new ServedRosters(
              db.database(), campaign::now, () -> Map.of("picket", picket), campaign::places));
  private final Address holder = TestPeople.someone(db).address();
  private final Address other = TestPeople.someone(db).address();

  @BeforeEach
  void takePlaces() {
    campaign.store(picket);
    inLosAngeles();
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

  @Test
  void aCallOffIsConfirmedDoneAtOnceAndToldOnceToHoldersAndToThoseInLine() {
    var waits = TestPeople.someone(db).address();
    inLosAngeles();
    campaign.waitlist(waits, "picket");
    campaign.say(other, "STOP");
    var all = new CallOffScope.Everything();
    var plan = plan(all);
    assertThat(plan.shifts()).isOne();
    assertThat(plan.holders()).isEqualTo(2);
    assertThat(plan.waiting()).isOne();
    assertThat(plan.unreachable()).isOne();
    assertThat(offs.callOff(ANA, "picket", all, "00000000")).isInstanceOf(Refused.class);
    assertThat(offs.sendBack(ANA, "picket")).isInstanceOf(Refused.class);
    assertThat(campaign.rounds().tellNews()).as("nothing is done yet").isZero();
    assertThat(offs.callOff(ANA, "picket", all, plan.code())).isInstanceOf(Done.class);
    assertThat(offs.callOff(ANA, "picket", all, plan.code())).isInstanceOf(Refused.class);
    campaign.store(picket);
    assertThat(campaign.rounds().tellNews()).isEqualTo(2);
    assertThat(campaign.rounds().tellNews()).isZero();
    assertThat(campaign.texts(holder))
        .containsExactly("service planned: Called off: Tue Oct 20, 9am at Sunset.");
    assertThat(campaign.texts(waits)).hasSize(1);
    assertThat(campaign.column("select reason from inbox_item where reason like '%called off%'"))
        .hasSize(1);
    campaign.pass(Duration.between(campaign.now(), EventRosters.BEGINS).minus(Duration.ofHours(1)));
    assertThat(campaign.rounds().remind()).as("no reminder").isZero();
    assertThat(campaign.rounds().offer()).isZero();
    assertThat(campaign.reserve(holder, "picket")).isNotEqualTo("got it");
  }

  @Test
  void aCallOffThatWasNotToldYetReplacesWhatWasToBeHeardBefore() {
    move("10:00");
    var site = new CallOffScope.AtSite("sunset");
    assertThat(offs.callOff(ANA, "picket", site, plan(site).code())).isInstanceOf(Done.class);
    assertThat(campaign.anotherNode().tellNews()).isEqualTo(2);
    assertThat(campaign.texts(holder))
        .containsExactly("service planned: Called off: Tue Oct 20, 10am at Sunset.");
  }

  @Test
  void theReturnToWorkIsToldToThoseWhoHadAShiftOnly() {
    var waits = TestPeople.someone(db).address();
    inLosAngeles();
    campaign.waitlist(waits, "picket");
    var shift = new CallOffScope.OneShift(SHIFT);
    assertThat(offs.callOff(ANA, "picket", shift, plan(shift).code())).isInstanceOf(Done.class);
    campaign.rounds().tellNews();
    assertThat(offs.sendBack(ANA, "picket")).isEqualTo(ServiceResult.done(2));
    assertThat(offs.sendBack(ANA, "picket")).isInstanceOf(Refused.class);
    assertThat(campaign.rounds().tellNews()).isEqualTo(2);
    assertThat(campaign.texts(holder)).last().isEqualTo("service planned: Back to work.");
    assertThat(campaign.texts(waits)).hasSize(1);
  }

  @Test
  void whatIsNotThereIsNotCalledOff() {
    assertThat(offs.plan(ANA, "pickett", new CallOffScope.Everything()))
        .isInstanceOf(NotFound.class);
    assertThat(offs.plan(ANA, "picket", new CallOffScope.AtSite("mission")))
        .isInstanceOf(Refused.class);
    assertThat(offs.plan(ANA, "picket", new CallOffScope.OfLocal("nobody")))
        .isInstanceOf(NotFound.class);
    var vera = new Principal(new Actor("vera", "api"), Role.VIEWER);
    assertThat(offs.plan(vera, "picket", new CallOffScope.Everything()))
        .isInstanceOf(NotAllowed.class);
  }

  private CallOffPlan plan(CallOffScope scope) {
    var planned = offs.plan(ANA, "picket", scope);
    assertThat(planned).isInstanceOf(Done.class);
    return ((Done<CallOffPlan>) planned).value();
  }

  private void inLosAngeles() {
    db.database()
        .with(handle ->
            handle.execute("update person set zone = 'America/Los_Angeles', language = 'en'"));
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
