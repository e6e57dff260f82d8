package org.turnout.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.turnout.channel.Address;
import org.turnout.roster.CheckInCodes;
import org.turnout.roster.Roster;
import org.turnout.testkit.TestDatabase;
import org.turnout.testkit.TestPeople;

/// The captain of a shift: checks people in by text, gets the list, and is asked who is missing.
class CaptainIT {
  private static final Address CAPTAIN = Address.sms("+12135550177");

  @AutoClose private final TestDatabase db = TestDatabase.fresh();
  private final Roster picket = EventRosters.of("picket", 3, Optional.empty());

  @AutoClose
  private final CampaignDoor campaign = new CampaignDoor(db, () -> Map.of("picket", picket));

  private final Address ana = TestPeople.someone(db).address();
  private final Address bo = TestPeople.someone(db).address();

  @BeforeEach
  void aShiftOfTwo() {
    campaign.store(picket);
    run(
        """
        insert into membership (person_id, local_id, since, source)
        select p.id, l.id, now(), 'test' from person p, local l
        """);
    run("update place set captain = 'Cal Reyes', captain_phone = '213-555-0177'");
    name(ana, "Ana Cruz");
    name(bo, "Bo Diaz");
    campaign.reserve(ana, "picket");
    campaign.reserve(bo, "picket");
  }

  @Test
  void aCodeChecksOneInOnceAndANameToo() {
    until(EventRosters.BEGINS);
    assertThat(said(CAPTAIN, "IN " + code(ana))).isEqualTo("Ana Cruz is checked in.");
    assertThat(said(CAPTAIN, "in " + code(ana).toLowerCase(Locale.ROOT)))
        .isEqualTo("Ana Cruz was checked in before.");
    assertThat(said(CAPTAIN, "IN, " + code(ana))).isEqualTo("Ana Cruz was checked in before.");
    assertThat(said(CAPTAIN, "IN bo")).isEqualTo("Bo Diaz is checked in.");
    assertThat(said(CAPTAIN, "OUT Bo Diaz")).isEqualTo("Bo Diaz is checked out.");
    assertThat(said(CAPTAIN, "IN zed")).startsWith("Nobody of that name or code");
    assertThat(traces())
        .endsWith(
            "code/used", "code/replayed", "code/replayed", "name/used", "name/out", "name/unknown");
    assertThat(campaign.column("select arrived_by from attendance order by id").getFirst())
        .startsWith("text:");
  }

  @Test
  void aCodeOfAnotherPhoneIsRefusedAndGuessesAreLimited() {
    until(EventRosters.BEGINS);
    assertThat(said(ana, "HERE " + code(bo))).startsWith("That code is of another member.");
    assertThat(said(ana, "IN " + code(ana))).startsWith("You are checked in: ");
    assertThat(said(bo, "IN X2X2X")).startsWith("We do not know that code.");
    for (int i = 2; i < 7; i++) {
      said(bo, "IN X2X2" + i);
    }
    assertThat(traces()).contains("code/shared", "code/unknown").endsWith("code/limited");
    assertThat(campaign.column("select person_id::text from attendance")).hasSize(1);
  }

  @Test
  void onlyACaptainGetsTheList() {
    until(EventRosters.BEGINS);
    assertThat(said(ana, "LIST")).startsWith("Only the captain of a shift gets its list.");
    said(ana, "HERE");
    assertThat(said(CAPTAIN, "LIST"))
        .startsWith(
            "Sunset Oct 20, 9:00AM-12:00PM. Here: Ana Cruz. Not here yet: Bo Diaz. Text IN or OUT")
        .contains(" https://care.example/line/");
    until(EventRosters.BEGINS.plus(Duration.ofHours(16)));
    assertThat(said(CAPTAIN, "LIST")).as("long over").startsWith("Only the captain");
  }

  @Test
  void theListComesTwoHoursBeforeAndItsChangesAreGathered() {
    until(EventRosters.BEGINS.minus(Duration.ofMinutes(121)));
    campaign.captains();
    assertThat(campaign.texts(CAPTAIN)).isEmpty();
    until(EventRosters.BEGINS.minus(Duration.ofMinutes(119)));
    campaign.captains();
    campaign.captains();
    assertThat(campaign.texts(CAPTAIN)).hasSize(1);
    campaign.release(bo, "picket");
    campaign.pass(Duration.ofMinutes(2));
    campaign.captains();
    assertThat(campaign.texts(CAPTAIN)).as("gathered").hasSize(1);
    campaign.reserve(TestPeople.someone(db).address(), "picket");
    campaign.pass(Duration.ofMinutes(15));
    campaign.captains();
    assertThat(campaign.texts(CAPTAIN)).hasSize(2).last().asString().contains("+", "-Bo Diaz");
  }

  @Test
  void whoIsMissingIsAskedOnceThenOpenForCoverUntilTheyCome() {
    until(EventRosters.BEGINS);
    campaign.captains();
    said(ana, "HERE");
    campaign.pass(Duration.ofMinutes(15));
    campaign.captains();
    campaign.captains();
    assertThat(asked()).hasSize(1).first().asString().contains("Not here yet: Bo Diaz.");
    assertThat(open()).isEmpty();
    campaign.pass(Duration.ofMinutes(15));
    campaign.captains();
    assertThat(open()).containsExactly("Bo Diaz");
    assertThat(asked()).hasSize(1);
    assertThat(said(CAPTAIN, "IN " + code(bo))).isEqualTo("Bo Diaz is checked in.");
    assertThat(open()).isEmpty();
  }

  private List<String> asked() {
    return campaign.texts(CAPTAIN).stream().filter(it -> it.contains("Are they there?")).toList();
  }

  private List<String> open() {
    return campaign.column(
        """
        select p.name from absence a join person p on p.id = a.person_id where a.found_at is null
        """);
  }

  private List<String> traces() {
    return campaign.column("select trace from turn order by taken_at, turn");
  }

  private String code(Address who) {
    return db.database()
        .with(handle ->
            CheckInCodes.of(handle)
                .code(
                    handle
                        .createQuery("select id from reservation where person_id = ?")
                        .bind(0, campaign.who(who).person().id())
                        .mapTo(Long.class)
                        .one())
                .orElseThrow());
  }

  private void name(Address who, String name) {
    db.database()
        .with(handle ->
            handle.execute(
                "update person set name = ? where id = ?", name, campaign.who(who).person().id()));
  }

  private void run(String sql) {
    db.database().with(handle -> handle.execute(sql));
  }

  private String said(Address who, String text) {
    return campaign.say(who, text).getFirst();
  }

  private void until(Instant then) {
    campaign.pass(Duration.between(campaign.now(), then));
  }
}
