package org.turnout.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.turnout.problem.Problems;
import org.turnout.roster.Roster.Shift;
import org.turnout.yaml.YamlFile;

class RosterFileTest {
  private static final String GOOD =
      """
      roster: picket
      kind: picket
      health care employer: yes
      line:
        deadline: 12h
        called: {en: 12 hours}
      shifts:
        - sites: [sunset]
          days: 2026-10-05 to 2026-10-06
          times: [6:00-10:00, 22:00-2:00]
          room: 25
      """;

  private final Problems problems = new Problems();

  private Roster read(String text) {
    return read(text, "2026-10-05T06:00");
  }

  private Roster read(String text, String... starts) {
    var notice =
        new StrikeNotice(
            "october",
            Set.of(Roster.Kind.PICKET),
            "KP",
            Optional.empty(),
            Optional.empty(),
            Instant.parse("2026-09-21T17:00:00Z"),
            Stream.of(starts).map(LocalDateTime::parse).toList(),
            List.of(),
            "counsel",
            "KP and FMCS",
            "00");
    return RosterFile.read(
        YamlFile.parse(text, "config/rosters/picket.yaml", problems).orElseThrow(),
        Set.of("sunset"),
        starts.length == 0 ? List.of() : List.of(notice),
        problems);
  }

  private List<String> said(String text) {
    return said(text, "2026-10-05T06:00");
  }

  private List<String> said(String text, String... starts) {
    read(text, starts);
    return problems.stream()
        .map(problem -> problem.place().line() + " " + problem.code() + ": " + problem.message())
        .toList();
  }

  @Test
  void everyDayAndTimeIsAPlaceAndANightEndsOnTheNextDay() {
    var roster = read(GOOD);
    assertThat(problems).isEmpty();
    assertThat(roster.shifts())
        .extracting(Shift::slug)
        .containsExactly(
            "sunset-2026-10-05-0600",
            "sunset-2026-10-05-2200",
            "sunset-2026-10-06-0600",
            "sunset-2026-10-06-2200");
    assertThat(roster.shifts().get(1).ends()).isEqualTo(LocalDateTime.parse("2026-10-06T02:00"));
  }

  @Test
  void aShiftBeforeTheNoticedTimeIsAnError() {
    assertThat(said(GOOD, "2026-10-05T08:00"))
        .containsExactly(
            "8 before-notice: sunset: a shift starts at 2026-10-05T06:00, before the noticed"
                + " 2026-10-05T08:00");
  }

  @Test
  void sitesWithoutANoticeAreNamed() {
    assertThat(said(GOOD, new String[0]))
        .containsExactly(
            "8 no-notice: no notice of a picket has been served for sunset: nobody can take a place"
                + " there");
  }

  @Test
  void startingLateAndStartingAgainAreClosedAndPointedOutForCounsel() {
    assertThat(
            said(GOOD.replace("days: 2026-10-05 to 2026-10-06", "days: [2026-10-06, 2026-10-09]")))
        .containsExactly(
            "8 after-notice: sunset: the first shift starts at 2026-10-06T06:00, later than the"
                + " noticed 2026-10-05T06:00",
            "8 gap: sunset: nothing between 2026-10-06 and 2026-10-09");
  }

  @Test
  void aNoticeMayNameEachTimeThatLinesBegin() {
    assertThat(
            said(
                GOOD.replace("days: 2026-10-05 to 2026-10-06", "days: [2026-10-05, 2026-10-09]"),
                "2026-10-05T06:00",
                "2026-10-09T06:00"))
        .isEmpty();
  }

  @Test
  void allMistakesAreFoundAtOnceAndEachAtItsPlace() {
    assertThat(
            said(
                GOOD.replace("[sunset]", "[sunsett]")
                    .replace("room: 25", "romm: 25")
                    .replace("22:00-2:00", "10pm")
                    .replace("deadline: 12h", "deadline: soon")))
        .containsExactlyInAnyOrder(
            "5 wrong-value: deadline: expected a length of time such as 12h or 20 minutes, found"
                + " 'soon'",
            "8 missing: 'room' is missing here",
            "10 wrong-value: expected times such as 6:00-10:00, found '10pm'",
            "8 unknown-site: site 'sunsett' does not exist",
            "11 unknown-name: 'romm' means nothing here");
  }

  @Test
  void seatedJobsArePartOfTheRoom() {
    assertThat(read(GOOD.replace("room: 25", "room: 25\n    seats: 4")).shifts())
        .allMatch(shift -> shift.seats().equals(Optional.of(4)) && shift.room() == 25);
    assertThat(problems).isEmpty();
    assertThat(said(GOOD.replace("room: 25", "room: 3\n    seats: 4")))
        .singleElement()
        .asString()
        .contains("there are more seated jobs than places in 'room'");
  }

  @Test
  void remindersSayWhenInWords() {
    assertThat(Reminder.read("the evening before, 18:00"))
        .isEqualTo(new Reminder.When.OnDay(1, LocalTime.of(18, 0)));
    assertThat(Reminder.read("on the day at 5:30"))
        .isEqualTo(new Reminder.When.OnDay(0, LocalTime.of(5, 30)));
    assertThat(Reminder.read("3 days before, 9:00"))
        .isEqualTo(new Reminder.When.OnDay(3, LocalTime.of(9, 0)));
    assertThat(Reminder.read("2 hours before"))
        .isEqualTo(new Reminder.When.Before(Duration.ofHours(2)));
  }

  @Test
  void aReminderThatNamesNoMomentOrAnUnknownNameIsPointedOut() {
    assertThat(
            said(
                GOOD
                    + """
                    reminders:
                      - when: some time before
                        text:
                          en: |
                            Soon!
                      - when: 2 hours before
                        text:
                          en: |
                            Captain {captain}, {strat}.
                      - when: on the day, 5:00
                        text:
                          es: |
                            Hoy.
                    """))
        .satisfiesExactly(
            when -> assertThat(when).contains("'the evening before, 18:00'"),
            unknown -> assertThat(unknown).contains("{strat} is not known here"),
            missing -> assertThat(missing).contains("{captain} may not be known"),
            english -> assertThat(english).contains("the English is missing"));
  }

  @Test
  void aPlaceIsHeldShorterNearTheStartAndTheRulesMakeSense() {
    var line = read(nearer("{within: 24h, deadline: 2h}")).line();
    assertThat(problems).isEmpty();
    assertThat(line.nearer())
        .containsExactly(new Roster.Line.Nearer(Duration.ofHours(24), Duration.ofHours(2)));
    assertThat(said(nearer("{within: 2h, deadline: 2h}")))
        .singleElement()
        .asString()
        .contains("line-deadline: a place would be held until it starts");
  }

  @Test
  void aPlaceThatIsHeldLongerNearTheStartIsRefused() {
    assertThat(said(nearer("{within: 20h, deadline: 13h}")))
        .singleElement()
        .asString()
        .contains("line-deadline: nearer to the start");
  }

  private static String nearer(String rule) {
    return GOOD.replace("deadline: 12h", "deadline: 12h\n  nearer: [" + rule + "]\n  lead: 2h");
  }
}
