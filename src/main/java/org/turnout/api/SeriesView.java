package org.turnout.api;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.turnout.api.RunView.Did;
import org.turnout.blast.Every;
import org.turnout.blast.Recurring;
import org.turnout.blast.ScheduleWords;
import org.turnout.blast.Series;
import org.turnout.blast.Series.Kept;

/// A blast that comes back by itself, as the interface shows it.
@About("A blast that is sent again by itself.")
record SeriesView(
    String blast,
    @About("not approved, approved, changed (since it was approved: each waits) or ended.")
        String state,
    @About("The text as it is now, YAML: read it before you approve it.") String yaml,
    @About("SHA-256 of the text as it is now: what an approval is bound to.") String hash,
    @About("The ceiling and days that go on, else those of the text, else the last ones.")
        Schedule schedule,
    @About("The newest approval.") Optional<Did> approved,
    @About("The end of that approval.") Optional<Did> ended,
    @About("What comes next, the nearest first; if nothing is approved, what it would be.")
        List<Coming> next,
    @About("What became of each recurrence of the last weeks, newest first.") List<Past> past,
    @About("How it stands, in words.") String standing,
    @About("What can be done with it now, in words.") String todo) {
  /// When, and up to which ceiling.
  @About("When it is sent, and the ceiling under which nobody is asked again.")
  record Schedule(
      @About("People who get one recurrence.") int atMost,
      @About("Dollars of one recurrence.") Optional<BigDecimal> costAtMost,
      @About("The last day.") Optional<LocalDate> until,
      List<Day> days) {
    static Schedule of(Every every) {
      return new Schedule(
          every.atMost(),
          every.costAtMost(),
          every.until(),
          every.slots().stream().map(Day::of).toList());
    }
  }

  /// One line of a schedule.
  @About("One line of a schedule.")
  record Day(
      @About("Tells it from the others.") String name,
      @About("The day of the week on which it is sent, as monday.") String sent,
      @About("Time of day by each recipient's own clock, as 18:00.") String at,
      @About("Whom of the audience it is for; absent: all.") Optional<String> region,
      @About("The same in words.") String words) {
    static Day of(Every.Slot slot) {
      return new Day(
          slot.name(),
          slot.sent().name().toLowerCase(Locale.ROOT),
          slot.at().toString(),
          slot.region().map(Every.Region::line),
          ScheduleWords.when(slot) + "; " + ScheduleWords.whom(slot));
    }
  }

  /// A recurrence to come.
  @About("A recurrence to come.")
  record Coming(
      @About("By each recipient's own clock.") LocalDate on,
      @About("Which line of the schedule.") String day,
      @About("When it is planned (campaign time).") Instant plannedAt,
      @About("When the first of its recipients' clocks reaches its time.") Instant firstAt) {}

  /// A recurrence that was.
  @About("What became of a recurrence.")
  record Past(
      LocalDate on,
      @About("Which line of the schedule.") String day,
      @About("planned, started, waits (for a person), failed or missed.") String outcome,
      @About("Its run.") Optional<Long> run,
      Optional<String> why) {
    static Past of(Series.Occurrence it) {
      return new Past(it.on(), it.slot(), it.outcome(), it.run(), it.why());
    }
  }

  static SeriesView of(Recurring series) {
    return new SeriesView(
        series.blast().name(),
        series.stand().word(),
        series.blast().yaml(),
        series.hash(),
        Schedule.of(series.every()),
        series.approval().map(kept -> Did.of(kept.series().approval())),
        series.approval().flatMap(Kept::ended).map(Did::of),
        series.next().stream()
            .map(next -> new Coming(next.on(), next.slot().name(), next.planned(), next.first()))
            .toList(),
        series.past().stream().map(Past::of).toList(),
        series.standing(),
        series.todo());
  }
}
