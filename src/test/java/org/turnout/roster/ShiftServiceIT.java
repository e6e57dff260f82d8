package org.turnout.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turnout.testkit.TestPeople.NOW;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.turnout.access.Principal;
import org.turnout.access.Role;
import org.turnout.access.ServiceResult;
import org.turnout.access.ServiceResult.Done;
import org.turnout.access.ServiceResult.Invalid;
import org.turnout.access.ServiceResult.NotAllowed;
import org.turnout.access.ServiceResult.NotFound;
import org.turnout.access.ServiceResult.Refused;
import org.turnout.audit.Actor;
import org.turnout.audit.Audit;
import org.turnout.audit.AuditEntry;
import org.turnout.flow.ActionRequest;
import org.turnout.flow.MemberText;
import org.turnout.flow.Templates;
import org.turnout.flow.Value;
import org.turnout.people.Contact;
import org.turnout.people.Directory;
import org.turnout.roster.Roster.Kind;
import org.turnout.roster.Roster.Line;
import org.turnout.roster.Roster.Shift;
import org.turnout.testkit.TestDatabase;
import org.turnout.testkit.TestPeople;

/// Acts of people of ours on shifts, and what the file says of the same shifts.
class ShiftServiceIT {
  @AutoClose private static final TestDatabase DB = TestDatabase.fresh();
  private static final Directory DIRECTORY = TestPeople.directory(DB);
  private static final LocalDate MONDAY = LocalDate.parse("2026-10-05");
  private static final Principal ANA = Principal.operator(new Actor("ana", "cli"));
  private static int number;

  private final String name = "line" + ++number;
  private Roster roster = roster(2, "the gate", 6, 10);
  private final Rosters rosters = new Rosters(() -> Map.of(name, roster), () -> DIRECTORY);
  private final ShiftService shifts =
      new ShiftService(
          new ServedRosters(DB.database(), () -> NOW, () -> Map.of(name, roster), () -> DIRECTORY));

  @BeforeEach
  void store() {
    store(roster);
  }

  @Test
  void aShiftThatIsMovedKeepsItsPeopleWhoHearOfItOnce() {
    var who = TestPeople.someone(DB);
    reserve(who, 6);
    var moved = done(shifts.move(ANA, name, slug(6), to(Optional.empty(), "7:00", "11:30")));
    assertThat(moved.told()).isEqualTo(1);
    assertThat(done(shifts.move(ANA, name, slug(6), to(Optional.empty(), "8:00", "9:30"))).told())
        .isEqualTo(1);
    assertThat(news()).containsExactly("moved");
    assertThat(place(6).starts()).isEqualTo(Instant.parse("2026-10-05T15:00:00Z"));
    assertThat(holds(who, 6)).isTrue();
    assertThat(acts(6)).containsExactly("roster.move", "roster.move");
  }

  @Test
  void theListSaysWhoHoldsAndWaitsForWhatIsAhead() {
    reserve(TestPeople.someone(DB), 6);
    done(shifts.captain(ANA, name, slug(10), Optional.of("Lin Wu"), Optional.empty()));
    var all = done(shifts.shifts(ANA, name, Optional.of("sunset")));
    assertThat(all).extracting(ShiftLine::shift).containsExactly(slug(6), slug(10));
    assertThat(all).extracting(ShiftLine::taken).containsExactly(1, 0);
    assertThat(all.getFirst().waiting()).isZero();
    assertThat(all.getLast().captain()).contains("Lin Wu");
    assertThat(shifts.shifts(ANA, name, Optional.of("sunsett"))).isInstanceOf(NotFound.class);
    assertThat(shifts.shifts(ANA, "nowhere", Optional.empty())).isInstanceOf(NotFound.class);
  }

  @Test
  void whatDoesNotFitIsRefusedWithWhatToDoAndChangesNothing() {
    var before = place(6);
    reserve(TestPeople.someone(DB), 6);
    assertThat(move(6, "10:00", "14:00")).isInstanceOf(Refused.class);
    assertThat(move(6, "6:00", "9:00")).isInstanceOf(Refused.class);
    assertThat(move(6, "9:00", "8:00")).isInstanceOf(Invalid.class);
    assertThat(move(6, "9:00", "9:00")).isInstanceOf(Invalid.class);
    assertThat(
            shifts.move(
                ANA, name, slug(6), to(Optional.of(LocalDate.parse("2026-10-01")), "6:00", "9:00")))
        .isInstanceOf(Refused.class);
    assertThat(
            shifts.move(
                ANA, name, slug(6), to(Optional.of(LocalDate.parse("2027-03-14")), "2:30", "5:00")))
        .as("clocks go forward at two")
        .isInstanceOf(Invalid.class);
    assertThat(
            shifts.move(
                ANA,
                name,
                slug(6),
                new ShiftMove(
                    Optional.of("sunsett"),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty())))
        .isInstanceOf(NotFound.class);
    assertThat(shifts.move(ANA, name, "nowhere", ShiftMove.NOTHING)).isInstanceOf(NotFound.class);
    assertThat(
            shifts.move(
                new Principal(new Actor("vera", "api"), Role.VIEWER),
                name,
                slug(6),
                ShiftMove.NOTHING))
        .isInstanceOf(NotAllowed.class);
    assertThat(place(6).starts()).isEqualTo(before.starts());
    assertThat(acts(6)).isEmpty();
    assertThat(news()).isEmpty();
  }

  @Test
  void aShiftOverTheNightWhenClocksGoBackIsAnHourLonger() {
    var night =
        new ShiftTimes(
            DIRECTORY.site("sunset").orElseThrow(),
            LocalDate.parse("2026-10-31"),
            LocalTime.of(22, 0),
            LocalTime.of(6, 0));
    assertThat(night.errors()).isEmpty();
    assertThat(Duration.between(night.starts(), night.ends())).isEqualTo(Duration.ofHours(9));
  }

  @Test
  void aMoveOntoAnotherShiftOfOneOfItsPeopleIsRefused() {
    var who = TestPeople.someone(DB);
    reserve(who, 6);
    reserve(who, 10);
    assertThat(move(6, "9:00", "12:00"))
        .isInstanceOfSatisfying(
            Refused.class, it -> assertThat(it.why()).contains("member " + who.person().id()));
  }

  @Test
  void aMoveToATimeThatNoNoticeCoversIsRefusedWhilePeopleHaveTheShift() {
    reserve(TestPeople.someone(DB), 6);
    roster = gated(6);
    assertThat(move(6, "5:00", "9:00"))
        .isInstanceOfSatisfying(
            Refused.class, it -> assertThat(it.why()).contains("no notice covers"));
    assertThat(move(6, "7:00", "9:30"))
        .as("then nothing begins as noticed")
        .isInstanceOf(Refused.class);
  }

  @Test
  void daysOnTheLineAreThoseOfTheRecordsAndNotOfTheFile() {
    roster = gated(6);
    done(shifts.close(ANA, name, slug(6), "no captain"));
    assertThat(reserve(TestPeople.someone(DB), 10)).isEqualTo(Reserve.NOT_YET.word());
    done(shifts.move(ANA, name, slug(10), to(Optional.empty(), "6:00", "10:00")));
    assertThat(reserve(TestPeople.someone(DB), 10)).isEqualTo(Reserve.GOT_IT.word());
  }

  @Test
  void aTextToManyMaySpeakOfARosterWhileANoticeCoversAShiftThatIsAhead() {
    assertThat(whyClosed()).isEmpty();
    roster = gated(6);
    assertThat(whyClosed()).isEmpty();
    done(shifts.close(ANA, name, slug(6), "no captain"));
    assertThat(whyClosed()).hasValueSatisfying(why -> assertThat(why).contains("no notice covers"));
    var offs =
        new CallOffService(
            new ServedRosters(
                DB.database(), () -> NOW, () -> Map.of(name, roster), () -> DIRECTORY));
    var all = new CallOffScope.Everything();
    var planned = (Done<CallOffPlan>) offs.plan(ANA, name, all);
    assertThat(offs.callOff(ANA, name, all, planned.value().code())).isInstanceOf(Done.class);
    assertThat(whyClosed()).hasValueSatisfying(why -> assertThat(why).contains("called off"));
  }

  private Optional<String> whyClosed() {
    return DB.database().with(h -> AnnouncedRoster.whyClosed(h, roster, DIRECTORY, NOW));
  }

  @Test
  void aClosedShiftHasNobodyAndEverybodyOfItHears() {
    var holder = TestPeople.someone(DB);
    reserve(holder, 6);
    reserve(TestPeople.someone(DB), 6);
    wait(TestPeople.someone(DB), 6);
    assertThat(done(shifts.close(ANA, name, slug(6), "rain")).told()).isEqualTo(3);
    assertThat(holds(holder, 6)).isFalse();
    assertThat(reserve(TestPeople.someone(DB), 6)).isEqualTo(Reserve.FULL.word());
    assertThat(reserve(holder, 10)).isEqualTo(Reserve.GOT_IT.word());
    assertThat(shifts.close(ANA, name, slug(6), "again")).isInstanceOf(Refused.class);
    store(roster);
    assertThat(place(6).closed()).as("the file has not changed").isTrue();
    assertThat(news()).containsExactly("closed", "closed", "closed");
  }

  @Test
  void roomIsNeverLessThanWhatIsTakenAndMoreGoesToTheLine() {
    reserve(TestPeople.someone(DB), 6);
    reserve(TestPeople.someone(DB), 6);
    wait(TestPeople.someone(DB), 6);
    assertThat(shifts.room(ANA, name, slug(6), 1, Optional.empty()))
        .isInstanceOfSatisfying(
            Refused.class, it -> assertThat(it.next()).contains("leave it at 2"));
    assertThat(shifts.room(ANA, name, slug(6), -1, Optional.empty())).isInstanceOf(Invalid.class);
    assertThat(done(shifts.room(ANA, name, slug(6), 5, Optional.empty())).told()).isEqualTo(1);
    assertThat(place(6).taken()).as("one is asked").isEqualTo(3);
    assertThat(place(6).room()).isEqualTo(5);
  }

  @Test
  void anActStaysUntilTheFileSaysSomethingNewOfTheSameThing() {
    done(shifts.room(ANA, name, slug(6), 5, Optional.empty()));
    done(shifts.move(ANA, name, slug(6), to(Optional.empty(), "7:00", "9:30")));
    done(shifts.captain(ANA, name, slug(6), Optional.of("Lin"), Optional.of("213-555-0144")));
    store(roster);
    assertThat(place(6).room()).isEqualTo(5);
    assertThat(place(6).starts()).isEqualTo(Instant.parse("2026-10-05T14:00:00Z"));
    assertThat(place(6).captain()).contains("Lin");
    store(roster(3, "the gate", 6, 10));
    assertThat(place(6).room()).as("the file is newer").isEqualTo(3);
    assertThat(place(6).starts()).isEqualTo(Instant.parse("2026-10-05T14:00:00Z"));
    store(roster(3, "the side door", 6, 10));
    assertThat(place(6).meet()).contains("the side door");
    assertThat(place(6).captain()).contains("Lin");
  }

  @Test
  void aShiftThatMovesInItsFileKeepsItsPeopleWhoHearALittleLater() {
    var who = TestPeople.someone(DB);
    reserve(who, 6);
    store(roster(2, "the gate", 7, 10));
    assertThat(holds(who, 7)).isTrue();
    store(roster(2, "the side door", 7, 10));
    assertThat(news()).containsExactly("moved");
    assertThat(due()).isEqualTo(NOW.plus(NewsStore.AFTER_EDIT));
  }

  @Test
  void aShiftThatIsInItsFileAgainWasNeverGone() {
    var who = TestPeople.someone(DB);
    reserve(who, 6);
    store(roster(2, "the gate", 10));
    assertThat(place(6).closed()).isTrue();
    assertThat(news()).containsExactly("closed");
    store(roster(2, "the gate", 6, 10));
    assertThat(place(6).closed()).isFalse();
    assertThat(news()).isEmpty();
    assertThat(holds(who, 6)).isTrue();
  }

  @Test
  void peopleAreAddedMovedAndTakenOffAndHearOfIt() {
    var who = TestPeople.someone(DB);
    var whom = number(who);
    done(shifts.add(ANA, name, slug(6), whom, false));
    assertThat(shifts.add(ANA, name, slug(6), whom, false)).isInstanceOf(Refused.class);
    done(shifts.reseat(ANA, name, slug(6), slug(10), whom));
    assertThat(holds(who, 10)).isTrue();
    assertThat(holds(who, 6)).isFalse();
    assertThat(place(6).taken()).isZero();
    assertThat(shifts.reseat(ANA, name, slug(6), slug(10), whom)).isInstanceOf(NotFound.class);
    done(shifts.remove(ANA, name, slug(10), whom));
    assertThat(shifts.remove(ANA, name, slug(10), whom)).isInstanceOf(NotFound.class);
    assertThat(shifts.add(ANA, name, slug(6), "+12135550000", false)).isInstanceOf(NotFound.class);
    assertThat(acts(6)).containsExactly("roster.add");
    assertThat(acts(10)).containsExactly("roster.reseat", "roster.remove");
    assertThat(news()).containsExactly("added", "removed");
  }

  @Test
  void nobodyIsMovedIntoAFullShiftAndKeepsTheirOwn() {
    var who = TestPeople.someone(DB);
    reserve(who, 6);
    reserve(TestPeople.someone(DB), 10);
    reserve(TestPeople.someone(DB), 10);
    var whom = number(who);
    assertThat(shifts.reseat(ANA, name, slug(6), slug(10), whom)).isInstanceOf(Refused.class);
    assertThat(holds(who, 6)).isTrue();
    assertThat(place(6).taken()).isEqualTo(1);
    assertThat(shifts.add(ANA, name, slug(10), number(TestPeople.someone(DB)), false))
        .isInstanceOf(Refused.class);
  }

  @Test
  void withoutWordsForItsPeopleAnActIsRefused() {
    reserve(TestPeople.someone(DB), 6);
    roster =
        new Roster(
            name,
            roster.kind(),
            roster.gate(),
            roster.opens(),
            roster.line(),
            roster.shifts(),
            RosterTexts.NONE);
    assertThat(shifts.close(ANA, name, slug(6), "rain"))
        .isInstanceOfSatisfying(
            Refused.class, it -> assertThat(it.next()).contains("write 'closed:'"));
    assertThat(shifts.close(ANA, name, slug(10), "nobody")).isInstanceOf(Done.class);
  }

  @Test
  void noOrderOfActsEverPutsMoreIntoAShiftThanItsRoom() {
    var people = new ArrayList<Contact>();
    for (int i = 0; i < 6; i++) {
      people.add(TestPeople.someone(DB));
    }
    var random = new Random(29);
    for (int step = 0; step < 250; step++) {
      var who = people.get(random.nextInt(people.size()));
      var whom = number(who);
      int hour = random.nextBoolean() ? 6 : 10;
      switch (random.nextInt(9)) {
        case 0 -> reserve(who, hour);
        case 1 -> wait(who, hour);
        case 2 -> release(who, hour);
        case 3 -> shifts.add(ANA, name, slug(hour), whom, false);
        case 4 -> shifts.remove(ANA, name, slug(hour), whom);
        case 5 -> shifts.reseat(ANA, name, slug(hour), slug(16 - hour), whom);
        case 6 -> shifts.room(ANA, name, slug(hour), random.nextInt(4), Optional.empty());
        case 7 -> store(roster(1 + random.nextInt(3), "the gate", 6, 10));
        default ->
            DB.database().inTransaction(h -> rosters.expire(h, NOW.plus(Duration.ofHours(13))));
      }
      for (int shift : List.of(6, 10)) {
        var place = place(shift);
        assertThat(counted(shift)).as("step " + step).isEqualTo(place.taken());
        assertThat(place.taken()).as("step " + step).isLessThanOrEqualTo(place.room());
      }
    }
  }

  private ServiceResult<ShiftAct> move(int hour, String start, String end) {
    return shifts.move(ANA, name, slug(hour), to(Optional.empty(), start, end));
  }

  private static ShiftMove to(Optional<LocalDate> day, String start, String end) {
    return new ShiftMove(
        Optional.empty(), day, Optional.of(time(start)), Optional.of(time(end)), Optional.empty());
  }

  private static String number(Contact who) {
    return String.valueOf(who.person().id());
  }

  private static LocalTime time(String words) {
    return LocalTime.parse(words.length() == 4 ? "0" + words : words);
  }

  private static <T> T done(ServiceResult<T> result) {
    assertThat(result).isInstanceOf(Done.class);
    return ((Done<T>) result).value();
  }

  private String reserve(Contact who, int hour) {
    return DB.database()
        .inTransaction(h -> rosters.reserve(h, act(new Reserve(), hour), who, NOW))
        .outcome();
  }

  private void wait(Contact who, int hour) {
    DB.database().inTransaction(h -> rosters.waitlist(h, act(new Waitlist(), hour), who, NOW));
  }

  private void release(Contact who, int hour) {
    DB.database().inTransaction(h -> rosters.release(h, act(new Release(), hour), who, NOW));
  }

  private ActionRequest.Act act(org.turnout.flow.Action action, int hour) {
    return new ActionRequest.Act(
        action, name, Map.of(Reserve.PLACE, new Value.Text(slug(hour))), Optional.empty(), "en");
  }

  private PlaceRow place(int hour) {
    return DB.database().with(h -> new PlaceStore().lock(h, name, slug(hour))).orElseThrow();
  }

  private boolean holds(Contact who, int hour) {
    return DB.database().with(h -> new PlaceStore().holds(h, place(hour), who.person().id()));
  }

  private int counted(int hour) {
    return DB.database()
        .with(h ->
            h.createQuery(
                    """
                    select (select count(*) from reservation where place_id = :place
                        and released_at is null)
                      + (select count(*) from line_entry where place_id = :place
                        and left_at is null and offered_at is not null)
                    """)
                .bind("place", place(hour).id())
                .mapTo(Integer.class)
                .one());
  }

  private List<String> news() {
    return DB.database()
        .with(h ->
            h.createQuery("select kind from roster_news where roster = :name order by id")
                .bind("name", name)
                .mapTo(String.class)
                .list());
  }

  private Instant due() {
    return DB.database()
        .with(h ->
            h.createQuery("select max(due_at) from roster_news where roster = :name")
                .bind("name", name)
                .mapTo(Instant.class)
                .one());
  }

  private List<String> acts(int hour) {
    return DB
        .database()
        .<List<AuditEntry>>with(h -> Audit.of(h, "place " + name + "/" + slug(hour)))
        .stream()
        .map(AuditEntry::act)
        .toList();
  }

  private void store(Roster it) {
    roster = it;
    DB.database().inTransaction(h -> RosterStore.store(h, it, DIRECTORY, NOW));
  }

  private Roster gated(int hour) {
    var notice =
        new StrikeNotice(
            "october",
            Set.of(Kind.PICKET),
            "KP",
            Optional.empty(),
            Optional.empty(),
            NOW.minus(Duration.ofDays(20)),
            List.of(MONDAY.atTime(hour, 0)),
            List.of(),
            "counsel",
            "KP and FMCS",
            "00");
    return new Roster(
        name,
        Kind.PICKET,
        NoticeGate.of(Kind.PICKET, List.of(notice), roster.shifts()),
        Optional.empty(),
        roster.line(),
        roster.shifts(),
        roster.texts());
  }

  private Roster roster(int room, String meet, int... hours) {
    var all = new ArrayList<Shift>();
    for (int hour : hours) {
      all.add(
          new Shift(
              slug(hour),
              "sunset",
              MONDAY,
              LocalTime.of(hour, 0),
              LocalTime.of(hour + 3, 0),
              room,
              Optional.of(meet),
              Optional.empty(),
              Optional.empty()));
    }
    var line = new Line(Duration.ofHours(12), Map.of("en", "12 hours"), "place_opened");
    var news = new EnumMap<RosterNews, MemberText>(RosterNews.class);
    for (var kind : RosterNews.all()) {
      news.put(kind, new MemberText(Map.of("en", Templates.parse("News.").template())));
    }
    var texts = new RosterTexts(List.of(), Optional.empty(), Optional.empty(), news, Map.of());
    return new Roster(name, Kind.EVENT, NoticeGate.OPEN, Optional.empty(), line, all, texts);
  }

  private static String slug(int hour) {
    return RosterFile.slug("sunset", MONDAY, LocalTime.of(hour, 0));
  }
}
