package org.turnout.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
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
      notice:
        employer: KP
        served: 2026-09-21 10:00
        starts: 2026-10-05 6:00
        served by: counsel
        served to: KP and FMCS
        document: 00
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
    return RosterFile.read(
        YamlFile.parse(text, "config/rosters/picket.yaml", problems).orElseThrow(),
        Set.of("sunset"),
        problems);
  }

  private List<String> said(String text) {
    read(text);
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
    assertThat(said(GOOD.replace("starts: 2026-10-05 6:00", "starts: 2026-10-05 8:00")))
        .containsExactly(
            "5 before-notice: sunset: a shift starts at 2026-10-05T06:00, before the noticed"
                + " 2026-10-05T08:00");
  }

  @Test
  void lessThanTenDaysAfterServingIsAnError() {
    assertThat(said(GOOD.replace("served: 2026-09-21", "served: 2026-09-26")))
        .containsExactly(
            "5 short-notice: the noticed start is less than ten days after the notice was served");
  }

  @Test
  void startingLateAndStartingAgainArePointedOutForCounsel() {
    assertThat(
            said(GOOD.replace("days: 2026-10-05 to 2026-10-06", "days: [2026-10-06, 2026-10-09]")))
        .containsExactly(
            "5 after-notice: sunset: the first shift starts at 2026-10-06T06:00, later than the"
                + " noticed 2026-10-05T06:00",
            "5 gap: sunset: nothing between 2026-10-06 and 2026-10-09");
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
            "12 wrong-value: deadline: expected hours such as 12h, found 'soon'",
            "15 missing: 'room' is missing here",
            "17 wrong-value: expected times such as 6:00-10:00, found '10pm'",
            "15 unknown-site: site 'sunsett' does not exist",
            "18 unknown-name: 'romm' means nothing here");
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
}
