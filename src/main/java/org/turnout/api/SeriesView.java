package org.turnout.api;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.turnout.api.RunView.Did;
import org.turnout.api.http.Description;
import org.turnout.blast.plan.BlastSummary;
import org.turnout.blast.series.ScheduleWords;
import org.turnout.blast.series.SeriesStatus;
import org.turnout.blast.series.SeriesStore;
import org.turnout.blast.series.SeriesStore.Kept;
import org.turnout.blast.text.BlastSchedule;

/// A blast that repeats automatically, as the interface shows it.
@Description("A blast that is sent again automatically.")
record SeriesView(
    String blast,
    @Description("not approved, approved, changed (since it was approved: each waits) or ended.")
        String state,
    @Description("The text as it is now, YAML: read it before you approve it.") String yaml,
    @Description("SHA-256 of the text as it is now: what an approval is bound to.") String hash,
    @Description(
            "Who gets it and what for, in the text as it is now; absent when that can't be read.")
        Optional<BlastSummary> summary,
    @Description("The ceiling and days that go on, else those of the text, else the last ones.")
        Schedule schedule,
    @Description("The newest approval.") Optional<Did> approved,
    @Description("The end of that approval.") Optional<Did> ended,
    @Description("What comes next, the nearest first; if nothing is approved, what it would be.")
        List<Coming> next,
    @Description("What happened to each recurrence of the last weeks, newest first.")
        List<Past> past,
    @Description("Its state, in words.") String standing,
    @Description("What can be done with it now, in words.") String todo) {
  @Description("When it is sent, and the ceiling under which nobody is asked again.")
  record Schedule(
      @Description("People who get one recurrence.") int atMost,
      @Description("Dollars of one recurrence.") Optional<BigDecimal> costAtMost,
      @Description("The last day.") Optional<LocalDate> until,
      List<Day> days) {
    static Schedule of(BlastSchedule every) {
      return new Schedule(
          every.atMost(),
          every.costAtMost(),
          every.until(),
          every.slots().stream().map(Day::of).toList());
    }
  }

  @Description("One line of a schedule.")
  record Day(
      @Description("Tells it from the others.") String name,
      @Description("The day of the week on which it is sent, as monday.") String sent,
      @Description("Time of day in each recipient's local time, such as 18:00.") String at,
      @Description("Whom of the audience it is for; absent: all.") Optional<String> region,
      @Description("The same in words.") String words) {
    static Day of(BlastSchedule.Slot slot) {
      return new Day(
          slot.name(),
          slot.sent().name().toLowerCase(Locale.ROOT),
          slot.at().toString(),
          slot.region().map(BlastSchedule.Region::line),
          ScheduleWords.when(slot) + "; " + ScheduleWords.whom(slot));
    }
  }

  @Description("A recurrence to come.")
  record Coming(
      @Description("In each recipient's local time.") LocalDate on,
      @Description("Which line of the schedule.") String day,
      @Description("When it is planned (campaign time).") Instant plannedAt,
      @Description("When the first of its recipients' clocks reaches its time.") Instant firstAt) {}

  @Description("What happened to a recurrence.")
  record Past(
      LocalDate on,
      @Description("Which line of the schedule.") String day,
      @Description("planned, started, waits (for a person), failed or missed.") String outcome,
      @Description("Its run.") Optional<Long> run,
      Optional<String> why) {
    static Past of(SeriesStore.PastOccurrence it) {
      return new Past(it.on(), it.slot(), it.outcome(), it.run(), it.why());
    }
  }

  static SeriesView of(SeriesStatus series, Optional<BlastSummary> summary) {
    return new SeriesView(
        series.blast().name(),
        series.stand().word(),
        series.blast().yaml(),
        series.hash(),
        summary,
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
