package org.turnout.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turnout.testkit.TestPeople.NOW;

import java.io.StringReader;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.turnout.access.Principal;
import org.turnout.access.Role;
import org.turnout.access.ServiceResult;
import org.turnout.access.ServiceResult.Done;
import org.turnout.access.ServiceResult.Invalid;
import org.turnout.access.ServiceResult.Refused;
import org.turnout.audit.Actor;
import org.turnout.flow.Action;
import org.turnout.flow.ActionRequest;
import org.turnout.flow.ActionResult;
import org.turnout.flow.MemberText;
import org.turnout.flow.Value;
import org.turnout.people.Contact;
import org.turnout.people.Directory;
import org.turnout.roster.Roster.Kind;
import org.turnout.roster.Roster.Shift;
import org.turnout.testkit.TestDatabase;
import org.turnout.testkit.TestPeople;

/// What people of ours do with seated jobs.
class DutyActsIT {
  @AutoClose private static final TestDatabase DB = TestDatabase.fresh();
  private static final Directory DIRECTORY = TestPeople.directory(DB);
  private static final Principal ANA = new Principal(new Actor("Ana", "api"), Role.ADMIN);
  private static int number;

  private final String name = "acts" + ++number;
  private final Roster roster = roster();
  private final ServedRosters served =
      new ServedRosters(DB.database(), () -> NOW, () -> Map.of(name, roster), () -> DIRECTORY);
  private final ShiftService shifts = new ShiftService(served);
  private final Rosters rosters = new Rosters(() -> Map.of(name, roster), () -> DIRECTORY);

  DutyActsIT() {
    DB.database().inTransaction(handle -> RosterStore.store(handle, roster, DIRECTORY, NOW));
  }

  @Test
  void seatedJobsCanBeMoreOrFewerButNeverFewerThanAreTaken() {
    done(shifts.room(ANA, name, slug(6), 4, Optional.of(2)));
    take(someone(), 6, "seat");
    take(someone(), 6, "seat");
    assertThat(shifts.room(ANA, name, slug(6), 4, Optional.of(1))).isInstanceOf(Refused.class);
    assertThat(shifts.room(ANA, name, slug(6), 4, Optional.of(5))).isInstanceOf(Invalid.class);
    take(someone(), 6, "walk");
    assertThat(shifts.room(ANA, name, slug(6), 4, Optional.of(4)))
        .as("somebody is there on their feet")
        .isInstanceOf(Refused.class);
    assertThat(line(6).seats()).contains(2);
    assertThat(line(6).sat()).isEqualTo(2);
  }

  @Test
  void moreSeatedJobsGoToThoseInLineForOne() {
    take(someone(), 6, "seat");
    var waits = someone();
    assertThat(take(waits, 6, "seat")).isEqualTo("other duty");
    act(new Waitlist(), rosters::waitlist, waits, 6, Map.of(Reserve.DUTY, "seat"));
    assertThat(done(shifts.room(ANA, name, slug(6), 4, Optional.of(2))).told()).isEqualTo(1);
    assertThat(line(6).sat()).as("held for the first in line").isEqualTo(2);
  }

  @Test
  void whoIsAddedForASeatedJobGetsThatOrNothing() {
    done(shifts.add(ANA, name, slug(6), number(someone()), true));
    assertThat(shifts.add(ANA, name, slug(6), number(someone()), true)).isInstanceOf(Refused.class);
    done(shifts.add(ANA, name, slug(6), number(someone()), false));
    assertThat(line(6).sat()).isEqualTo(1);
    assertThat(line(6).taken()).isEqualTo(2);
  }

  @Test
  void whoIsMovedToAnotherShiftSitsThereToo() {
    var who = someone();
    take(who, 6, "seat");
    done(shifts.reseat(ANA, name, slug(6), slug(10), number(who)));
    assertThat(line(10).sat()).isEqualTo(1);
    var other = someone();
    take(other, 6, "seat");
    assertThat(shifts.reseat(ANA, name, slug(6), slug(10), number(other)))
        .isInstanceOf(Refused.class);
    assertThat(line(6).sat()).as("and keeps what they had").isEqualTo(1);
  }

  @Test
  void aFileSaysSeatsAndComesInAgainAsItIs() {
    var imports = new RosterImport(served);
    String csv = "shift,room,seats\n%s,6,3\n".formatted(slug(6));
    assertThat(done(imports.shifts(ANA, name, new StringReader(csv), true)).done()).isEqualTo(1);
    assertThat(line(6).seats()).contains(3);
    assertThat(done(imports.shifts(ANA, name, new StringReader(csv), true)).same()).isEqualTo(1);
    String wrong = "shift,room,seats\n%s,6,7\n".formatted(slug(6));
    assertThat(done(imports.shifts(ANA, name, new StringReader(wrong), true)).problems())
        .hasSize(1);
  }

  /// The seat stays a seat: there is no more room on the line.
  @Test
  void aSeatedJobThatIsGivenAwayIsNoPlaceOnAFullLine() {
    var gives = someone();
    take(gives, 6, "seat");
    for (int i = 0; i < 3; i++) {
      take(someone(), 6, "walk");
    }
    var place = place(6);
    DB.database()
        .inTransaction(handle -> {
          var sits = Optional.of("seat");
          assertThat(DutyRoom.after(handle, place, sits, Optional.empty())).isEqualTo(sits);
          assertThat(DutyRoom.canGo(handle, place, Optional.of("walk"), sits)).isFalse();
          return place;
        });
  }

  private String take(Contact who, int hour, String duty) {
    return act(new Reserve(), rosters::reserve, who, hour, Map.of(Reserve.DUTY, duty));
  }

  @FunctionalInterface
  private interface Act {
    ActionResult of(Handle handle, ActionRequest.Act request, Contact who, Instant now);
  }

  private String act(Action action, Act act, Contact who, int hour, Map<String, String> words) {
    var values = new HashMap<String, Value>();
    values.put(Reserve.PLACE, new Value.Text(slug(hour)));
    words.forEach((key, word) -> values.put(key, new Value.Text(word)));
    var request = new ActionRequest.Act(action, name, values, Optional.empty(), "en");
    return DB.database().inTransaction(handle -> act.of(handle, request, who, NOW).outcome());
  }

  private PlaceRow place(int hour) {
    return DB.database()
        .with(handle -> new PlaceStore().named(handle, name, slug(hour)).orElseThrow());
  }

  private ShiftLine line(int hour) {
    return done(shifts.shifts(ANA, name, Optional.empty())).stream()
        .filter(shift -> shift.shift().equals(slug(hour)))
        .findFirst()
        .orElseThrow();
  }

  private static Contact someone() {
    return TestPeople.someone(DB);
  }

  private static String number(Contact who) {
    return String.valueOf(who.person().id());
  }

  private static <T> T done(ServiceResult<T> result) {
    assertThat(result).isInstanceOf(Done.class);
    return ((Done<T>) result).value();
  }

  private static String slug(int hour) {
    return RosterFile.slug("sunset", PicketBook.MONDAY, LocalTime.of(hour, 0));
  }

  private Roster roster() {
    var all = new ArrayList<Shift>();
    for (int hour : List.of(6, 10)) {
      all.add(
          new Shift(
              slug(hour),
              "sunset",
              PicketBook.MONDAY,
              LocalTime.of(hour, 0),
              LocalTime.of(hour + 4, 0),
              4,
              Optional.of(1),
              Optional.empty(),
              Optional.empty(),
              Optional.empty()));
    }
    var news = new EnumMap<RosterNews, MemberText>(RosterNews.class);
    for (var kind : RosterNews.all()) {
      news.put(
          kind, new MemberText(Map.of("en", org.turnout.flow.Templates.parse("News.").template())));
    }
    var texts = new RosterTexts(List.of(), Optional.empty(), Optional.empty(), news, Map.of());
    return new Roster(
        name, Kind.EVENT, NoticeGate.OPEN, Optional.empty(), PicketBook.LINE, all, texts);
  }
}
