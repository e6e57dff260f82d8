package org.turnout.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turnout.testkit.TestPeople.NOW;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.turnout.access.Principal;
import org.turnout.access.ServiceResult.Done;
import org.turnout.access.ServiceResult.Invalid;
import org.turnout.access.ServiceResult.NotFound;
import org.turnout.access.ServiceResult.Refused;
import org.turnout.audit.Actor;
import org.turnout.audit.Audit;
import org.turnout.audit.AuditEntry;
import org.turnout.flow.Action;
import org.turnout.flow.ActionRequest;
import org.turnout.flow.ActionResult;
import org.turnout.flow.Outcome;
import org.turnout.flow.Value;
import org.turnout.people.Contact;
import org.turnout.people.Directory;
import org.turnout.roster.Roster.Kind;
import org.turnout.roster.Roster.Line;
import org.turnout.roster.Roster.Shift;
import org.turnout.testkit.TestDatabase;
import org.turnout.testkit.TestPeople;

class RostersIT {
  @AutoClose private static final TestDatabase DB = TestDatabase.fresh();
  private static final Directory DIRECTORY = TestPeople.directory(DB);
  private static final LocalDate MONDAY = LocalDate.parse("2026-10-05");
  private static int number;

  private final String name = "picket" + ++number;
  private Roster roster = roster(2);
  private final Rosters rosters = new Rosters(() -> Map.of(name, roster), () -> DIRECTORY);
  private final RosterLists lists = new RosterLists(() -> Map.of(name, roster), () -> DIRECTORY);

  @BeforeEach
  void store() {
    store(roster);
  }

  @Test
  void aPlaceIsGivenWithItsDutyAndAskingAgainChangesNothing() {
    var who = TestPeople.someone(DB);
    var mine = row(reserve(who, "sunset", 6), Reserve.GOT_IT, "mine");
    assertThat(mine.fields())
        .containsEntry("day", new Value.Day(MONDAY))
        .containsEntry("start", new Value.Clock(LocalTime.of(6, 0)))
        .containsEntry("site", new Value.Text("Sunset"))
        .containsEntry("duty", new Value.Text("walk"));
    assertThat(reserve(who, "sunset", 6).outcome()).isEqualTo(Reserve.GOT_IT.word());
    assertThat(taken("sunset", 6)).isEqualTo(1);
  }

  @Test
  void fiftyPeopleAtOnceGetExactlyTheRoomThereIs() throws Exception {
    store(roster(7));
    var people = IntStream.range(0, 50).mapToObj(_ -> TestPeople.someone(DB)).toList();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var outcomes = new ArrayList<String>();
      for (var result :
          threads.invokeAll(
              people.stream()
                  .map(who -> (Callable<ActionResult>) () -> reserve(who, "sunset", 6))
                  .toList())) {
        outcomes.add(result.get().outcome());
      }
      assertThat(outcomes).filteredOn(Reserve.GOT_IT.word()::equals).hasSize(7);
      assertThat(outcomes).filteredOn(Reserve.FULL.word()::equals).hasSize(43);
    }
    assertThat(taken("sunset", 6)).isEqualTo(7);
  }

  @Test
  void twoPlacesAtTheSameTimeClash() {
    var who = TestPeople.someone(DB);
    reserve(who, "sunset", 6);
    var clash = reserve(who, "mission", 6);
    assertThat(row(clash, Reserve.CLASH, "mine").fields())
        .containsEntry("site", new Value.Text("Sunset"));
    assertThat(reserve(who, "mission", 10).outcome()).isEqualTo(Reserve.GOT_IT.word());
  }

  @Test
  void withoutANoticeOrBeforeTheNoticedTimeNothingIsGivenAway() {
    roster = roster(2, List.of(), Optional.empty());
    assertThat(reserve(TestPeople.someone(DB), "sunset", 6).outcome())
        .isEqualTo(Reserve.NOT_YET.word());
    assertThat(look(TestPeople.someone(DB), "days", Map.of())).isEmpty();
    roster = roster(2, List.of(notice(MONDAY.atTime(10, 0))), Optional.empty());
    assertThat(reserve(TestPeople.someone(DB), "sunset", 6).outcome())
        .isEqualTo(Reserve.NOT_YET.word());
    assertThat(reserve(TestPeople.someone(DB), "sunset", 10).outcome())
        .isEqualTo(Reserve.GOT_IT.word());
  }

  @Test
  void aPlaceThatIsGivenBackWhileNoNoticeCoversItGoesToTheLineOnceOneDoes() {
    var holder = TestPeople.someone(DB);
    var first = TestPeople.someone(DB);
    store(roster(1));
    reserve(holder, "sunset", 6);
    waitlist(first);
    store(roster(1, List.of(), Optional.empty()));
    release(holder);
    expire(NOW);
    assertThat(untold()).as("no notice covers it now").isEmpty();
    assertThat(taken("sunset", 6)).isZero();
    store(roster(1));
    assertThat(expire(NOW)).isEqualTo(1);
    assertThat(untold()).containsExactly(first.person().id());
    assertThat(expire(NOW)).as("asked once").isZero();
    assertThat(taken("sunset", 6)).isEqualTo(1);
  }

  @Test
  void aLateStartIsGivenAwayOnceTwoPeopleHaveAllowedItAndClosedWhenOneTakesItBack() {
    roster = roster(2, List.of(notice(MONDAY.minusDays(1).atTime(6, 0))), Optional.empty());
    var acts =
        new RosterService(
            new ServedRosters(
                DB.database(), () -> NOW, () -> Map.of(name, roster), () -> DIRECTORY));
    var ana = Principal.operator(new Actor("ana", "cli"));
    var rosa = Principal.operator(new Actor("rosa", "console"));
    var who = TestPeople.someone(DB);
    assertThat(reserve(who, "sunset", 6).outcome()).isEqualTo(Reserve.NOT_YET.word());
    assertThat(acts.allow(rosa, name, "sunset", MONDAY)).isInstanceOf(NotFound.class);
    assertThat(acts.ask(ana, name, "sunset", MONDAY, " ")).isInstanceOf(Invalid.class);
    assertThat(acts.ask(ana, name, "sunset", MONDAY, "counsel")).isInstanceOf(Done.class);
    assertThat(acts.ask(rosa, name, "sunset", MONDAY, "me too")).isInstanceOf(Refused.class);
    assertThat(acts.allow(Principal.operator(new Actor("ana", "console")), name, "sunset", MONDAY))
        .isInstanceOf(Refused.class);
    assertThat(reserve(who, "sunset", 6).outcome()).isEqualTo(Reserve.NOT_YET.word());
    assertThat(look(who, "days", Map.of())).isEmpty();
    assertThat(acts.allow(rosa, name, "sunset", MONDAY)).isInstanceOf(Done.class);
    assertThat(reserve(who, "mission", 6).outcome()).isEqualTo(Reserve.NOT_YET.word());
    assertThat(reserve(who, "sunset", 6).outcome()).isEqualTo(Reserve.GOT_IT.word());
    assertThat(acts.forbid(ana, name, "sunset", MONDAY)).isInstanceOf(Done.class);
    assertThat(reserve(TestPeople.someone(DB), "sunset", 6).outcome())
        .isEqualTo(Reserve.NOT_YET.word());
    assertThat(reserve(who, "sunset", 6).outcome()).isEqualTo(Reserve.GOT_IT.word());
    assertThat(DB.database().<List<AuditEntry>>with(h -> Audit.of(h, "roster " + name)))
        .extracting(AuditEntry::act)
        .containsExactly("roster.ask", "roster.allow", "roster.forbid");
  }

  @Test
  void nobodyCanAllowAStartBeforeTheNoticedTime() {
    roster = roster(2, List.of(notice(MONDAY.atTime(18, 0))), Optional.empty());
    var acts =
        new RosterService(
            new ServedRosters(
                DB.database(), () -> NOW, () -> Map.of(name, roster), () -> DIRECTORY));
    var ana = Principal.operator(new Actor("ana", "cli"));
    assertThat(acts.ask(ana, name, "sunset", MONDAY, "counsel")).isInstanceOf(Refused.class);
  }

  @Test
  void aRosterThatOpensLaterSaysNotYet() {
    roster = roster(2, roster.gate().notices(), Optional.of(NOW.plusSeconds(1)));
    assertThat(reserve(TestPeople.someone(DB), "sunset", 6).outcome())
        .isEqualTo(Reserve.NOT_YET.word());
    roster = roster(2, roster.gate().notices(), Optional.of(NOW));
    assertThat(reserve(TestPeople.someone(DB), "sunset", 6).outcome())
        .isEqualTo(Reserve.GOT_IT.word());
  }

  @Test
  void aFreedPlaceGoesToTheFirstInLineAndToNobodyElse() {
    var holders = List.of(TestPeople.someone(DB), TestPeople.someone(DB));
    holders.forEach(who -> reserve(who, "sunset", 6));
    var first = TestPeople.someone(DB);
    var second = TestPeople.someone(DB);
    assertThat(line(reserve(first, "sunset", 6), "next")).isEqualTo(1);
    assertThat(line(waitlist(first), "mine")).isEqualTo(1);
    assertThat(line(waitlist(second), "mine")).isEqualTo(2);
    assertThat(line(waitlist(first), "mine")).isEqualTo(1);

    assertThat(release(holders.getFirst()).outcome()).isEqualTo(Release.RELEASED.word());
    assertThat(untold()).containsExactly(first.person().id());
    assertThat(row(offered(first), StandingOffer.HELD, "line").fields())
        .containsEntry("day", new Value.Day(LocalDate.parse("2026-10-02")))
        .containsEntry("time", new Value.Clock(LocalTime.of(23, 10)));
    assertThat(offered(second).outcome()).isEqualTo(StandingOffer.NONE.word());
    assertThat(reserve(TestPeople.someone(DB), "sunset", 6).outcome())
        .isEqualTo(Reserve.FULL.word());
    assertThat(reserve(second, "sunset", 6).outcome()).isEqualTo(Reserve.FULL.word());
    assertThat(reserve(first, "sunset", 6).outcome()).isEqualTo(Reserve.GOT_IT.word());
    assertThat(taken("sunset", 6)).isEqualTo(2);
  }

  @Test
  void anOfferThatIsNotTakenGoesToTheNextAndThenTheRoomIsFreeAgain() {
    var holders = List.of(TestPeople.someone(DB), TestPeople.someone(DB));
    holders.forEach(who -> reserve(who, "sunset", 6));
    var first = TestPeople.someone(DB);
    var second = TestPeople.someone(DB);
    waitlist(first);
    waitlist(second);
    release(holders.getFirst());
    assertThat(expire(NOW.plus(Duration.ofHours(11)))).isZero();
    assertThat(untold()).containsExactly(first.person().id());
    assertThat(expire(NOW.plus(Duration.ofHours(12)))).isOne();
    assertThat(untold()).containsExactly(second.person().id());
    assertThat(expire(NOW.plus(Duration.ofHours(24)))).isOne();
    assertThat(untold()).isEmpty();
    assertThat(taken("sunset", 6)).isEqualTo(1);
  }

  @Test
  void theDutyThatWasSaidInLineGoesWithThePlaceAndCanBeChanged() {
    var holders = List.of(TestPeople.someone(DB), TestPeople.someone(DB));
    holders.forEach(who -> reserve(who, "sunset", 6));
    var who = TestPeople.someone(DB);
    waitlist(who, Map.of("duty", new Value.Text("seat")));
    release(holders.getFirst());
    var taken = reserve(who, Map.of());
    assertThat(row(taken, Reserve.GOT_IT, "mine").fields())
        .containsEntry("duty", new Value.Text("seat"));
    var changed = reserve(who, Map.of("duty", new Value.Text("walk")));
    assertThat(row(changed, Reserve.GOT_IT, "mine").fields())
        .containsEntry("duty", new Value.Text("walk"));
    assertThat(taken("sunset", 6)).isEqualTo(2);
  }

  @Test
  void daysAndShiftsShowWhatIsFreeOwnSiteFirst() {
    var who = TestPeople.someone(DB);
    reserve(who, "sunset", 6);
    assertThat(look(who, "days", Map.of()))
        .containsExactly(
            new Value.Row(
                "2026-10-05", Map.of("day", new Value.Day(MONDAY), "room", new Value.Number(6))));
    var day = look(who, "days", Map.of()).getFirst();
    assertThat(look(who, "shifts", Map.of("day", day)))
        .extracting(Value.Row::id)
        .containsExactlyInAnyOrder(slug("sunset", 10), slug("mission", 6), slug("mission", 10));
    assertThat(look(who, "mine", Map.of()))
        .extracting(Value.Row::id)
        .containsExactly(slug("sunset", 6));
    assertThat(look(who, "shifts", Map.of("day", new Value.Day(MONDAY.plusDays(1))))).isEmpty();
  }

  @Test
  void aStopLeavesThePlaceAndSomebodyCalls() {
    var who = TestPeople.someone(DB);
    reserve(who, "sunset", 6);
    assertThat(
            DB.database()
                .<List<ToTell.PleaseCall>>with(
                    h -> rosters.texts().pleaseCall(h, who.person().id(), NOW)))
        .singleElement()
        .isInstanceOfSatisfying(
            ToTell.PleaseCall.class,
            call -> assertThat(call.captainPhone()).contains("+12135550199"));
    assertThat(taken("sunset", 6)).isEqualTo(1);
  }

  @Test
  void aFileWithLessRoomTakesNobodysPlace() {
    var holders = List.of(TestPeople.someone(DB), TestPeople.someone(DB));
    holders.forEach(who -> reserve(who, "sunset", 6));
    store(roster(1));
    assertThat(taken("sunset", 6)).isEqualTo(2);
    assertThat(reserve(TestPeople.someone(DB), "sunset", 6).outcome())
        .isEqualTo(Reserve.FULL.word());
  }

  /// Whatever people do in whatever order, what is taken is what is held or offered, and never more
  /// than the room.
  @Test
  void noOrderOfEventsBreaksTheRoom() {
    var random = new Random(11);
    var people = IntStream.range(0, 6).mapToObj(_ -> TestPeople.someone(DB)).toList();
    var now = NOW;
    for (var step = 0; step < 150; step++) {
      var who = people.get(random.nextInt(people.size()));
      switch (random.nextInt(4)) {
        case 0, 1 -> reserve(who, "sunset", 6);
        case 2 -> release(who);
        default -> waitlist(who);
      }
      if (random.nextInt(8) == 0) {
        now = now.plus(Duration.ofHours(1));
        expire(now.plus(Duration.ofHours(11)));
      }
      assertThat(taken("sunset", 6)).isBetween(0, 2).isEqualTo(heldOrOffered());
    }
  }

  private int heldOrOffered() {
    return DB.database()
        .<Integer>with(h ->
            h.createQuery(
                    """
                    select (select count(*) from reservation r where r.place_id = p.id
                        and released_at is null)
                      + (select count(*) from line_entry e where e.place_id = p.id
                        and left_at is null and offered_at is not null)
                    from place p where slug = :slug and roster = :roster
                    """)
                .bind("slug", slug("sunset", 6))
                .bind("roster", name)
                .mapTo(Integer.class)
                .one());
  }

  private ActionResult reserve(Contact who, String site, int hour) {
    var request = request(new Reserve(), slug(site, hour), Map.of("duty", new Value.Text("walk")));
    return DB.database().inTransaction(h -> rosters.reserve(h, request, who, NOW));
  }

  private ActionResult reserve(Contact who, Map<String, Value> more) {
    var request = request(new Reserve(), slug("sunset", 6), more);
    return DB.database().inTransaction(h -> rosters.reserve(h, request, who, NOW));
  }

  private ActionResult release(Contact who) {
    var request = request(new Release(), slug("sunset", 6), Map.of());
    return DB.database().inTransaction(h -> rosters.release(h, request, who, NOW));
  }

  private ActionResult offered(Contact who) {
    var request =
        new ActionRequest.Act(new StandingOffer(), name, Map.of(), Optional.empty(), "en");
    return DB.database().inTransaction(h -> rosters.offered(h, request, who, NOW));
  }

  /// Who has an offer and has not been asked.
  private List<Long> untold() {
    return DB.database().with(h -> rosters.starts().untold(h, 10)).stream()
        .map(StandingOffers.Untold::personId)
        .toList();
  }

  private ActionResult waitlist(Contact who) {
    return waitlist(who, Map.of());
  }

  private ActionResult waitlist(Contact who, Map<String, Value> more) {
    var request = request(new Waitlist(), slug("sunset", 6), more);
    return DB.database().inTransaction(h -> rosters.waitlist(h, request, who, NOW));
  }

  private ActionRequest.Act request(Action action, String place, Map<String, Value> more) {
    var values = new HashMap<>(more);
    values.put("place", new Value.Text(place));
    return new ActionRequest.Act(action, name, values, Optional.empty(), "en");
  }

  private int expire(Instant now) {
    return DB.database().inTransaction(h -> rosters.expire(h, now));
  }

  private List<Value.Row> look(Contact who, String list, Map<String, Value> matching) {
    var request = new ActionRequest.Look(name + "." + list, matching, Optional.of("nearest"));
    return DB.database().with(h -> lists.look(h, request, who, NOW).orElseThrow().rows());
  }

  private int taken(String site, int hour) {
    return DB.database()
        .<Integer>with(h ->
            h.createQuery("select taken from place where roster = :roster and slug = :slug")
                .bind("roster", name)
                .bind("slug", slug(site, hour))
                .mapTo(Integer.class)
                .one());
  }

  private static Value.Row row(ActionResult result, Outcome outcome, String name) {
    assertThat(result.outcome()).isEqualTo(outcome.word());
    return (Value.Row) result.values().getOrDefault(name, new Value.Row("", Map.of()));
  }

  private static long line(ActionResult result, String field) {
    var line = (Value.Row) result.values().getOrDefault("line", new Value.Row("", Map.of()));
    return line.fields().get(field) instanceof Value.Number(long it) ? it : -1;
  }

  private void store(Roster it) {
    roster = it;
    DB.database()
        .inTransaction(h -> {
          RosterStore.store(h, it, DIRECTORY, NOW);
          return it;
        });
  }

  private Roster roster(int room) {
    return roster(room, List.of(notice(MONDAY.atTime(6, 0))), Optional.empty());
  }

  private Roster roster(int room, List<StrikeNotice> notices, Optional<Instant> opens) {
    var shifts = new ArrayList<Shift>();
    for (var site : List.of("sunset", "mission")) {
      for (var hour : List.of(6, 10)) {
        shifts.add(
            new Shift(
                slug(site, hour),
                site,
                MONDAY,
                LocalTime.of(hour, 0),
                LocalTime.of(hour + 4, 0),
                room,
                Optional.empty(),
                Optional.of("Sam"),
                Optional.of("+12135550199")));
      }
    }
    var line = new Line(Duration.ofHours(12), Map.of("en", "12 hours"), "place_opened");
    var gate = NoticeGate.of(Kind.PICKET, notices, shifts);
    return new Roster(name, Kind.PICKET, gate, opens, line, shifts, RosterTexts.NONE);
  }

  private static StrikeNotice notice(LocalDateTime starts) {
    return new StrikeNotice(
        "october",
        Set.of(Kind.PICKET),
        "KP",
        Optional.empty(),
        Optional.empty(),
        NOW.minus(Duration.ofDays(20)),
        List.of(starts),
        List.of(),
        "counsel",
        "KP and FMCS",
        "00");
  }

  private static String slug(String site, int hour) {
    return RosterFile.slug(site, MONDAY, LocalTime.of(hour, 0));
  }
}
