package org.turnout.blast.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turnout.blast.plan.BlastCampaign.Somebody.ANYBODY;
import static org.turnout.blast.run.PlannedRuns.ANA;
import static org.turnout.blast.run.PlannedRuns.BEN;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.turnout.audit.Actor;
import org.turnout.blast.plan.BlastCampaign;
import org.turnout.blast.run.PlannedRuns;
import org.turnout.blast.run.Run;
import org.turnout.blast.run.RunService;
import org.turnout.blast.run.RunState;
import org.turnout.blast.run.RunWorker;
import org.turnout.blast.text.BlastStore;
import org.turnout.channel.twilio.TwilioErrors;
import org.turnout.testkit.TestDatabase;

/// The campaign begins on Friday, October 2, 2026, at 18:10 UTC.
class SeriesRunnerIT {
  @AutoClose private final TestDatabase db = TestDatabase.fresh();
  private static final Actor CAM = new Actor("Cam", "console");

  private final BlastCampaign ground = new BlastCampaign(db);
  private final PlannedRuns test = new PlannedRuns(db);

  private static final String GEAR =
      """
      blast: gear
      about: Wear union gear
      audience: everyone
      topic: actions
      text:
        en: |
          Tomorrow is gear day. Reply STOP to end, HELP for help.
      every:
        at most: 1500
        days:
          - day: tuesday
            send: the day before
            at: "18:00"
            region: not state is CO
          - day: monday
            send: the day before
            at: "18:00"
            region: state is CO
      """;

  private RunWorker worker(String node) {
    return new RunWorker(
        db.database(),
        node,
        test.clocks(),
        test.runs(),
        PlannedRuns::settings,
        TwilioErrors.load()::of,
        test.recurrences(() -> ground.setup)::round);
  }

  private BlastStore.Saved save(String yaml) {
    return db.database()
        .inTransaction(handle ->
            BlastStore.save(
                handle, ground.setup.catalog(), yaml, "gear.yaml", ANA, BlastCampaign.NOW));
  }

  private SeriesStore.Decided approve(String yaml, Actor who) {
    save(yaml);
    return db.database()
        .inTransaction(handle ->
            SeriesStore.approve(
                handle,
                "gear",
                BlastStore.hash(yaml),
                1_000,
                who,
                test.clocks().campaign().instant()));
  }

  private void at(String moment) {
    test.push(Duration.between(test.clocks().campaign().instant(), Instant.parse(moment)));
  }

  private List<String> occurrences() {
    return db
        .database()
        .with(handle -> SeriesStore.occurrences(handle, "gear", LocalDate.parse("2026-09-01")))
        .stream()
        .map(it -> it.on() + " " + it.slot() + " " + it.outcome())
        .sorted()
        .toList();
  }

  private List<Run> runs() {
    return db.database().with(handle -> RunService.of(handle, "gear"));
  }

  @Test
  void eachRegionIsSentItsOwnEveningAndOnce() {
    ground.add(ANYBODY);
    assertThat(approve(GEAR, BEN)).isEqualTo(new SeriesStore.Decided.Done());
    var worker = worker("a");
    at("2026-10-05T20:59:00Z"); // Monday, an hour and a minute before 18:00 on the earliest clock
    worker.round();
    assertThat(runs()).isEmpty();
    assertThat(occurrences()).containsExactly("2026-10-04 monday missed");
    at("2026-10-06T00:30:00Z"); // 17:30 in Los Angeles
    for (String node : List.of("a", "a", "b")) {
      worker(node).round();
    }
    assertThat(runs()).hasSize(1);
    Run run = runs().getFirst();
    assertThat(run.state()).isEqualTo(RunState.STARTED);
    assertThat(run.local())
        .contains(new Run.Local(LocalDate.parse("2026-10-05"), LocalTime.parse("18:00")));
    assertThat(run.approved().orElseThrow().name()).isEqualTo("Ben");
    assertThat(occurrences())
        .containsExactly("2026-10-04 monday missed", "2026-10-05 tuesday started");
  }

  @Test
  void whoWasDownForADaySendsNothingLateAndSaysSo() {
    ground.add(ANYBODY);
    approve(GEAR, BEN);
    at("2026-10-07T12:00:00Z");
    worker("a").round();
    assertThat(runs()).isEmpty();
    assertThat(occurrences())
        .containsExactly("2026-10-04 monday missed", "2026-10-05 tuesday missed");
  }

  @Test
  void whatIsStillInLineWhenItsDayIsOverIsSkipped() {
    ground.add(ANYBODY);
    approve(GEAR, BEN);
    at("2026-10-06T00:30:00Z");
    worker("a").round();
    long run = runs().getFirst().id();
    assertThat(test.progress(run).in("planned")).isOne();
    at("2026-10-06T07:01:00Z");
    worker("a").round();
    worker("a").round();
    assertThat(test.progress(run).skipped()).containsEntry("window", 1L);
    assertThat(test.run(run).state()).isEqualTo(RunState.FINISHED);
  }

  @Test
  void aboveTheCeilingItWaitsForAPersonAndSaysSo() {
    ground.add(ANYBODY);
    ground.add(ANYBODY);
    approve(GEAR.replace("1500", "1"), BEN);
    at("2026-10-06T00:30:00Z");
    worker("a").round();
    worker("a").round();
    assertThat(occurrences()).contains("2026-10-05 tuesday waits");
    Run run = runs().getFirst();
    assertThat(run.state()).isEqualTo(RunState.PLANNED);
    assertThat(run.why()).contains("2 people are more than the series' ceiling of 1");
  }

  @Test
  void aTextThatWasChangedSinceWaitsForAPerson() {
    ground.add(ANYBODY);
    approve(GEAR, BEN);
    save(GEAR.replace("gear day.", "gear day!"));
    at("2026-10-06T00:30:00Z");
    worker("a").round();
    assertThat(runs().getFirst().state()).isEqualTo(RunState.PLANNED);
    assertThat(runs().getFirst().why())
        .contains("the blast was changed after its series was approved");
  }

  @Test
  void aChangeOfClocksNeitherSkipsNorDoublesADay() {
    ground.add(ANYBODY);
    approve(
        GEAR.replace("day: monday", "day: sunday")
            .replace("region: state is CO", "region: everyone"),
        BEN);
    at("2026-10-31T12:00:00Z");
    var worker = worker("a");
    // An hour at a time over the night of November 1, when clocks go back.
    for (int hour = 0; hour < 72; hour++) {
      worker.round();
      test.push(Duration.ofHours(1));
    }
    assertThat(runs()).hasSize(2);
    assertThat(occurrences().stream().filter(it -> it.compareTo("2026-10-30") > 0))
        .containsExactly("2026-10-31 sunday started", "2026-11-02 tuesday started");
  }

  @Test
  void aCeilingAboveTheSizeNeedsASecondPersonAndTheTextThatWasRead() {
    assertThat(approve(GEAR, ANA))
        .isEqualTo(
            new SeriesStore.Decided.Refused(
                "a second person must approve: a ceiling of 1,500 is above 1,000",
                "ask a colleague to read it and to approve it under their own name"));
    var refused =
        db.database()
            .inTransaction(handle ->
                SeriesStore.approve(handle, "gear", "f".repeat(64), 1_000, BEN, BlastCampaign.NOW));
    assertThat(refused).isInstanceOf(SeriesStore.Decided.Refused.class);
  }

  @Test
  void approvalsAtTheSameMomentLeaveOneSeries() throws Exception {
    save(GEAR);
    var asked =
        Collections.nCopies(
            8,
            (Callable<SeriesStore.Decided>)
                () ->
                    db.database()
                        .inTransaction(handle ->
                            SeriesStore.approve(
                                handle,
                                "gear",
                                BlastStore.hash(GEAR),
                                1_000,
                                BEN,
                                BlastCampaign.NOW)));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers = threads.invokeAll(asked).stream().map(Future::resultNow).toList();
      assertThat(answers)
          .containsOnlyOnce(new SeriesStore.Decided.Done())
          .filteredOn(SeriesStore.Decided.Refused.class::isInstance)
          .hasSize(7);
    }
    assertThat(db.database().with(SeriesStore::approved)).hasSize(1);
  }

  @Test
  void whatIsApprovedAlreadyKeepsItsApproverUntilItsTextChanges() {
    approve(GEAR, BEN);
    assertThat(approve(GEAR, CAM))
        .isEqualTo(
            new SeriesStore.Decided.Refused(
                "this text is approved already, by Ben", "leave it as it is, or end it"));
    assertThat(db.database().with(SeriesStore::approved))
        .singleElement()
        .extracting(it -> it.approval().name())
        .isEqualTo("Ben");
    assertThat(approve(GEAR.replace("gear day.", "gear day!"), CAM))
        .isEqualTo(new SeriesStore.Decided.Done());
    SeriesStore.Decided ended =
        db.database()
            .inTransaction(handle -> SeriesStore.end(handle, "gear", ANA, BlastCampaign.NOW));
    assertThat(ended).isEqualTo(new SeriesStore.Decided.Done());
    assertThat(approve(GEAR, CAM)).as("once ended").isEqualTo(new SeriesStore.Decided.Done());
  }

  @Test
  void aScheduleThatSendsNothingAtItsHourOrAnyMoreIsWarnedOfAtItsPlace() {
    assertThat(warnings(GEAR)).isEmpty();
    assertThat(warnings(GEAR.replaceFirst("18:00", "03:00")))
        .containsExactly("gear.yaml:13:11 quiet-hours");
    assertThat(warnings(GEAR.replace("at most: 1500", "at most: 1500\n  until: 2026-10-01")))
        .containsExactly("gear.yaml:10:10 over");
    assertThat(warnings(GEAR.replace("at most: 1500", "at most: 1500\n  until: 2026-10-02")))
        .isEmpty();
    assertThat(approve(GEAR.replace("18:00", "03:00"), BEN))
        .as("a warning forbids nothing")
        .isEqualTo(new SeriesStore.Decided.Done());
  }

  private List<String> warnings(String yaml) {
    var kept = (BlastStore.Saved.Kept) save(yaml);
    return kept.warnings().stream().map(it -> it.place() + " " + it.code()).toList();
  }

  @Test
  void everyMistakeOfAScheduleIsNamed() {
    var saved =
        save(
            GEAR.replace("day: tuesday", "day: someday")
                .replace("at most: 1500", "at most: many")
                .replace("region: state is CO", "region: stat is CO"));
    assertThat(saved)
        .isInstanceOfSatisfying(
            BlastStore.Saved.Refused.class, it -> assertThat(it.problems()).hasSize(3));
  }
}
