package org.turnout.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.turnout.channel.Address;
import org.turnout.roster.Roster;
import org.turnout.testkit.TestDatabase;
import org.turnout.testkit.TestPeople;

/// Members who say that they are at the line, with a shift and without.
class CheckInIT {
  @AutoClose private final TestDatabase db = TestDatabase.fresh();
  private final Roster picket = EventRosters.of("picket", 2, Optional.empty());

  @AutoClose
  private final CampaignDoor campaign = new CampaignDoor(db, () -> Map.of("picket", picket));

  private final Address ana = TestPeople.someone(db).address();
  private final Address ben = TestPeople.someone(db).address();

  @BeforeEach
  void aShift() {
    campaign.store(picket);
    db.database()
        .with(handle ->
            handle.execute(
                """
                insert into membership (person_id, local_id, since, source)
                select p.id, l.id, now(), 'test' from person p, local l
                """));
    db.database().with(handle -> handle.execute("update person set zone = 'America/Los_Angeles'"));
    campaign.reserve(ana, "picket");
  }

  @Test
  void itIsRecordedOnceFromAnHourBeforeTheStartToTheEnd() {
    until(EventRosters.BEGINS.minus(Duration.ofMinutes(62)));
    assertThat(said(ana, "HERE")).startsWith("Your shift is Tue Oct 20, 9am-12pm, Sunset.");
    assertThat(arrivals()).isEmpty();
    until(EventRosters.BEGINS.minus(Duration.ofMinutes(59)));
    assertThat(said(ana, "HERE")).startsWith("You are checked in: 9am-12pm, Sunset.");
    assertThat(said(ana, "im here")).startsWith("You are checked in already");
    assertThat(arrivals()).containsExactly("self reserved");
    assertThat(campaign.column("select 'x' from reservation where checked_in_at is not null"))
        .hasSize(1);
    assertThat(said(ana, "leaving")).startsWith("Thank you for walking with us!");
    assertThat(said(ana, "here")).as("back again").startsWith("You are checked in: ");
    until(EventRosters.BEGINS.plus(Duration.ofHours(3)));
    assertThat(said(ana, "here")).startsWith("You hold no shift now");
  }

  @Test
  void whoHasTwoShiftsInARowChecksInToTheSecondWithAnotherHere() {
    db.database()
        .with(handle ->
            handle.execute(
                """
                with next as (
                  insert into place (roster, slug, site_id, day, starts_at, ends_at, room, taken)
                  select roster, slug || '-next', site_id, day, ends_at, ends_at + interval '3 hours', 2, 1
                  from place where roster = 'picket' limit 1 returning id)
                insert into reservation (place_id, person_id, reserved_at)
                select next.id, r.person_id, r.reserved_at from next, reservation r limit 1
                """));
    until(EventRosters.BEGINS);
    assertThat(said(ana, "HERE")).startsWith("You are checked in: 9am-12pm, Sunset.");
    assertThat(said(ana, "HERE")).startsWith("You are checked in already: 9am-12pm");
    until(EventRosters.BEGINS.plus(Duration.ofMinutes(125)));
    assertThat(said(ana, "HERE")).startsWith("You are checked in: 12pm-3pm, Sunset.");
    assertThat(said(ana, "HERE")).startsWith("You are checked in already");
    assertThat(arrivals()).containsExactly("self reserved", "self reserved");
    until(EventRosters.BEGINS.plus(Duration.ofMinutes(181)));
    assertThat(said(ana, "HERE")).startsWith("You are checked in already: 12pm-3pm");
  }

  @Test
  void aMemberWhoAsksGetsTheLinkToTheirOwnCalendar() {
    String link = "https://care.example/p/";
    assertThat(said(ana, "calendar")).startsWith("Your shifts for your phone's calendar: " + link);
    assertThat(said(ana, "CALENDARIO")).contains(link);
    assertThat(said(ana, "kalendaryo")).isEqualTo(said(ana, "Calendar")).contains(link);
    assertThat(said(ben, "calendar")).isNotEqualTo(said(ana, "calendar")).contains(link);
  }

  @Test
  void theSameTextTwiceIsOneCheckIn() {
    until(EventRosters.BEGINS);
    assertThat(campaign.sayAs("SM-once", ana, "HERE")).hasSize(1);
    campaign.sayAs("SM-once", ana, "HERE");
    assertThat(arrivals()).containsExactly("self reserved");
  }

  @Test
  void manyAtOnceAreOneCheckIn() throws Exception {
    until(EventRosters.BEGINS);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var texts =
          IntStream.range(0, 8)
              .mapToObj(i -> (Callable<Object>) () -> campaign.sayAs("SM-at-once" + i, ana, "HERE"))
              .toList();
      for (var one : threads.invokeAll(texts)) {
        one.get();
      }
    }
    assertThat(arrivals()).containsExactly("self reserved");
    assertThat(campaign.texts(ana).stream().filter(it -> it.contains("You are checked in: ")))
        .hasSize(1);
  }

  @Test
  void whoHoldsNothingIsAWalkInAtTheirSiteAndNobodyIsDropped() {
    until(EventRosters.BEGINS);
    assertThat(said(ben, "here")).as("no site known").startsWith("You hold no shift now");
    assertThat(campaign.column("select reason from inbox_item"))
        .containsExactly("is at a line without a shift");
    db.database()
        .with(handle ->
            handle.execute(
                "update person set site_id = (select id from site where slug = 'sunset')"));
    db.database().with(handle -> handle.execute("update address set version = version + 1"));
    assertThat(said(ben, "here")).startsWith("Welcome! You hold no shift now");
    assertThat(said(ben, "here")).startsWith("You are checked in already");
    assertThat(arrivals()).containsExactly("self walk-in");
  }

  private java.util.List<String> arrivals() {
    return campaign.column(
        """
        select arrived_by || case when reservation_id is null then ' walk-in' else ' reserved' end
        from attendance order by id
        """);
  }

  private String said(Address who, String text) {
    return campaign.say(who, text).getFirst();
  }

  private void until(Instant then) {
    campaign.pass(Duration.between(campaign.now(), then));
  }
}
