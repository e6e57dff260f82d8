package org.turnout.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turnout.testkit.TestPeople.NOW;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.turnout.flow.Action;
import org.turnout.flow.ActionRequest;
import org.turnout.flow.ActionResult;
import org.turnout.flow.Value;
import org.turnout.people.Contact;
import org.turnout.people.Directory;
import org.turnout.roster.Roster.Kind;
import org.turnout.roster.Roster.Shift;
import org.turnout.testkit.TestDatabase;
import org.turnout.testkit.TestPeople;

/// A shift has room for people on their feet and for seated jobs, and is never over in either.
class DutyRoomIT {
  @AutoClose private static final TestDatabase DB = TestDatabase.fresh();
  private static final Directory DIRECTORY = TestPeople.directory(DB);
  private static final String SHIFT = "sunset-2026-10-05-0600";
  private static int number;

  private final String name = "duties" + ++number;
  private Roster roster = roster(4, 1);
  private final Rosters rosters = new Rosters(() -> Map.of(name, roster), () -> DIRECTORY);

  DutyRoomIT() {
    store();
  }

  @Test
  void whoNeedsASeatGetsNoPlaceOnTheLineAndHearsWhatIsLeft() {
    assertThat(take(someone(), "seat").outcome()).isEqualTo("got it");
    var second = someone();
    var refused = take(second, "seat");
    assertThat(refused.outcome()).isEqualTo("other duty");
    assertThat(refused.values().get("line"))
        .isEqualTo(
            new Value.Row(
                "line", Map.of("next", new Value.Number(1), "feet", new Value.Number(3))));
    assertThat(taken()).isEqualTo(1);
    assertThat(take(second, "walk").outcome()).isEqualTo("got it");
  }

  @Test
  void theSeatedJobStaysFreeWhenTheLineIsFull() {
    IntStream.range(0, 3).forEach(_ -> take(someone(), "walk"));
    assertThat(take(someone(), "walk").outcome()).isEqualTo("other duty");
    assertThat(take(someone(), "seat").outcome()).isEqualTo("got it");
    assertThat(take(someone(), "seat").outcome()).isEqualTo("full");
  }

  @Test
  void aPlaceThatIsGivenBackGoesToTheFirstWhoWantsThatDuty() {
    var seated = someone();
    take(seated, "seat");
    IntStream.range(0, 3).forEach(_ -> take(someone(), "walk"));
    var walks = someone();
    var sits = someone();
    assertThat(join(walks, "walk")).isEqualTo(1);
    assertThat(join(sits, "seat")).as("the first who waits for a seat").isEqualTo(1);
    act(new Release(), seated, Map.of());
    assertThat(act(new StandingOffer(), walks, Map.of()).outcome()).isEqualTo("none");
    assertThat(act(new StandingOffer(), sits, Map.of()).outcome()).isEqualTo("held");
    assertThat(take(someone(), "seat").outcome()).as("it is held for the first").isEqualTo("full");
    assertThat(act(new Reserve(), sits, Map.of()).outcome()).isEqualTo("got it");
    assertThat(sat()).isEqualTo(1);
  }

  @Test
  void whoHasAPlaceKeepsItWhenTheOtherDutyIsFull() {
    var who = someone();
    take(who, "walk");
    take(someone(), "seat");
    assertThat(take(who, "seat").outcome()).isEqualTo("other duty");
    assertThat(taken()).isEqualTo(2);
    assertThat(sat()).isEqualTo(1);
  }

  @Test
  void twoWhoAskAtOnceForTheLastSeatedJobDoNotBothGetIt() throws Exception {
    var people = IntStream.range(0, 8).mapToObj(_ -> someone()).toList();
    var tasks = new ArrayList<Callable<String>>();
    people.forEach(who -> tasks.add(() -> take(who, "seat").outcome()));
    var outcomes = new ArrayList<String>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var result : threads.invokeAll(tasks)) {
        outcomes.add(result.get());
      }
    }
    assertThat(outcomes).containsOnlyOnce("got it").contains("other duty");
    assertThat(sat()).isEqualTo(1);
  }

  @Test
  void anEditOfTheFileNeverTakesASeatFromSomebody() {
    take(someone(), "seat");
    IntStream.range(0, 3).forEach(_ -> take(someone(), "walk"));
    roster = roster(2, 0);
    store();
    assertNeverOver("after the edit");
    assertThat(sat()).isEqualTo(1);
    roster = roster(6, 3);
    store();
    assertThat(take(someone(), "seat").outcome()).isEqualTo("got it");
  }

  /// Whatever people do, in any order: nobody is on a shift without room for what they do.
  @Test
  void neitherDutyEverHasMorePeopleThanRoom() {
    var random = new Random(34);
    var people = IntStream.range(0, 14).mapToObj(_ -> someone()).toList();
    var now = NOW;
    for (int step = 0; step < 400; step++) {
      var who = people.get(random.nextInt(people.size()));
      var duty = random.nextBoolean() ? "seat" : "walk";
      switch (random.nextInt(7)) {
        case 0, 1 -> take(who, duty, now);
        case 2 -> join(who, duty);
        case 3 -> act(new Reserve(), who, Map.of(), now);
        case 4, 5 -> act(new Release(), who, Map.of(), now);
        default -> {
          now = now.plus(Duration.ofHours(random.nextInt(3)));
          var then = now;
          DB.database().inTransaction(handle -> rosters.expire(handle, then));
        }
      }
      assertNeverOver("step " + step);
    }
  }

  private void assertNeverOver(String when) {
    var it = place();
    assertThat(sat()).as(when).isBetween(0, it.seats().orElseThrow());
    assertThat(it.taken() - sat()).as(when).isBetween(0, it.room() - it.seats().orElseThrow());
  }

  private ActionResult take(Contact who, String duty) {
    return take(who, duty, NOW);
  }

  private ActionResult take(Contact who, String duty, Instant now) {
    return act(new Reserve(), who, Map.of(Reserve.DUTY, duty), now);
  }

  private long join(Contact who, String duty) {
    var result = act(new Waitlist(), who, Map.of(Reserve.DUTY, duty));
    return result.values().get("line") instanceof Value.Row line
            && line.fields().get("mine") instanceof Value.Number(long mine)
        ? mine
        : -1;
  }

  private ActionResult act(Action action, Contact who, Map<String, String> more) {
    return act(action, who, more, NOW);
  }

  private ActionResult act(Action action, Contact who, Map<String, String> more, Instant now) {
    var values = new HashMap<String, Value>();
    values.put(Reserve.PLACE, new Value.Text(SHIFT));
    more.forEach((key, word) -> values.put(key, new Value.Text(word)));
    var request = new ActionRequest.Act(action, name, values, Optional.empty(), "en");
    return DB.database()
        .inTransaction(handle ->
            switch (action) {
              case Reserve _ -> rosters.reserve(handle, request, who, now);
              case Waitlist _ -> rosters.waitlist(handle, request, who, now);
              case Release _ -> rosters.release(handle, request, who, now);
              default -> rosters.offered(handle, request, who, now);
            });
  }

  private static Contact someone() {
    return TestPeople.someone(DB);
  }

  private PlaceRow place() {
    return DB.database().with(handle -> new PlaceStore().named(handle, name, SHIFT).orElseThrow());
  }

  private int taken() {
    return place().taken();
  }

  private int sat() {
    return DB.database().with(handle -> DutyRoom.seatsTaken(handle, place()));
  }

  private void store() {
    DB.database()
        .inTransaction(handle -> {
          RosterStore.store(handle, roster, DIRECTORY, NOW);
          return roster;
        });
  }

  private Roster roster(int room, int seats) {
    var shift =
        new Shift(
            SHIFT,
            "sunset",
            PicketBook.MONDAY,
            LocalTime.of(6, 0),
            LocalTime.of(10, 0),
            room,
            Optional.of(seats),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return new Roster(
        name,
        Kind.EVENT,
        NoticeGate.OPEN,
        Optional.empty(),
        PicketBook.LINE,
        List.of(shift),
        RosterTexts.NONE);
  }
}
