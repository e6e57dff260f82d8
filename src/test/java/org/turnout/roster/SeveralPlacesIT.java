package org.turnout.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turnout.testkit.TestPeople.NOW;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.turnout.flow.ActionRequest;
import org.turnout.flow.ActionResult;
import org.turnout.flow.Value;
import org.turnout.flow.Weeks;
import org.turnout.people.Contact;
import org.turnout.people.Directory;
import org.turnout.roster.Roster.Kind;
import org.turnout.roster.Roster.Shift;
import org.turnout.testkit.TestDatabase;
import org.turnout.testkit.TestPeople;

/// A week's worth of places is taken in one turn, each by the rules of a single one.
class SeveralPlacesIT {
  @AutoClose private static final TestDatabase DB = TestDatabase.fresh();
  private static final Directory DIRECTORY = TestPeople.directory(DB);
  private static final LocalDate MONDAY = PicketBook.MONDAY;
  private static int number;

  private final Roster roster = roster("week" + ++number, 3);
  private final Rosters rosters = new Rosters(() -> Map.of(roster.name(), roster), () -> DIRECTORY);
  private final RosterLists lists =
      new RosterLists(() -> Map.of(roster.name(), roster), () -> DIRECTORY);

  SeveralPlacesIT() {
    DB.database()
        .inTransaction(handle -> {
          RosterStore.store(handle, roster, DIRECTORY, NOW);
          return roster;
        });
  }

  @Test
  void theListHasTheNextFiveDaysOfEachSiteAndHourAndTheUsualOnesFirst() {
    var who = TestPeople.someone(DB);
    assertThat(weeks(who)).hasSize(4);
    assertThat(Weeks.places(weeks(who).getFirst().id())).hasSize(5);
    reserve(who, slug("mission", MONDAY, 10));
    assertThat(weeks(who).getFirst().fields())
        .containsEntry("start", new Value.Clock(LocalTime.of(10, 0)))
        .containsEntry("site", new Value.Text("Mission"))
        .containsEntry("first", new Value.Day(MONDAY.plusDays(1)));
  }

  @Test
  void whatIsFullOrInTheWayIsMissedAndTheRestIsTaken() {
    var who = TestPeople.someone(DB);
    reserve(who, slug("mission", MONDAY, 6));
    for (int i = 0; i < 3; i++) {
      reserve(TestPeople.someone(DB), slug("sunset", MONDAY.plusDays(1), 6));
    }
    var result = reserve(who, week("sunset", 6));
    assertThat(result.outcome()).isEqualTo(ReserveEach.SOME.word());
    assertThat(result.values().get("missed"))
        .isEqualTo(new Value.Row("missed", Map.of("days", new Value.Text("Mon Oct 5, Tue Oct 6"))));
    assertThat(result.values().get("mine"))
        .isInstanceOfSatisfying(
            Value.Row.class,
            mine -> assertThat(mine.fields()).containsEntry("count", new Value.Number(3)));
    assertThat(reserve(who, week("sunset", 6)).outcome())
        .as("asked again it is the same")
        .isEqualTo(ReserveEach.SOME.word());
  }

  /// Two sites and hours at once, in both orders of their days: nobody waits for somebody who waits
  /// for them, and no place has more people than room.
  @Test
  void weeksTakenAtOnceNeverGoOverRoomAndNeverLockEachOther() throws Exception {
    var people = IntStream.range(0, 24).mapToObj(_ -> TestPeople.someone(DB)).toList();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var tasks = new ArrayList<Callable<ActionResult>>();
      for (Contact who : people) {
        var days = new ArrayList<>(List.of(week("sunset", 6).split("\\+")));
        var order = tasks.size() % 2 == 0 ? days : days.reversed();
        tasks.add(() -> reserve(who, String.join("+", order)));
      }
      for (var result : threads.invokeAll(tasks)) {
        assertThat(result.get().outcome()).isIn("got it", "none", "some");
      }
    }
    assertThat(
            DB.database()
                .<List<Integer>>with(handle ->
                    handle
                        .createQuery(
                            "select taken from place where roster = :roster and slug like"
                                + " '%sunset%' order by taken desc")
                        .bind("roster", roster.name())
                        .mapTo(Integer.class)
                        .list()))
        .startsWith(3, 3, 3, 3, 3)
        .allMatch(taken -> taken <= 3);
  }

  private static Roster roster(String name, int room) {
    var shifts = new ArrayList<Shift>();
    for (var site : List.of("sunset", "mission")) {
      for (var day : days().toList()) {
        for (var hour : List.of(6, 10)) {
          shifts.add(
              new Shift(
                  slug(site, day, hour),
                  site,
                  day,
                  LocalTime.of(hour, 0),
                  LocalTime.of(hour + 4, 0),
                  room,
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty()));
        }
      }
    }
    return new Roster(
        name,
        Kind.EVENT,
        NoticeGate.OPEN,
        Optional.empty(),
        PicketBook.LINE,
        shifts,
        RosterTexts.NONE);
  }

  private List<Value.Row> weeks(Contact who) {
    var look = new ActionRequest.Look(roster.name() + ".weeks", Map.of(), Optional.of("nearest"));
    return DB.database().with(handle -> lists.look(handle, look, who, NOW).orElseThrow().rows());
  }

  private ActionResult reserve(Contact who, String places) {
    var act =
        new ActionRequest.Act(
            new ReserveEach(),
            roster.name(),
            Map.of("place", new Value.Text(places)),
            Optional.empty(),
            "en");
    return DB.database().inTransaction(handle -> rosters.several().reserve(handle, act, who, NOW));
  }

  private static String week(String site, int hour) {
    return String.join("+", days().map(day -> slug(site, day, hour)).toList());
  }

  private static Stream<LocalDate> days() {
    return IntStream.range(0, 5).mapToObj(MONDAY::plusDays);
  }

  private static String slug(String site, LocalDate day, int hour) {
    return RosterFile.slug(site, day, LocalTime.of(hour, 0));
  }
}
