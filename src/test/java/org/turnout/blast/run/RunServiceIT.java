package org.turnout.blast.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turnout.blast.run.PlannedRuns.ANA;
import static org.turnout.blast.run.PlannedRuns.BEN;
import static org.turnout.blast.run.PlannedRuns.HASH;
import static org.turnout.blast.run.PlannedRuns.must;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.turnout.audit.Audit;
import org.turnout.audit.AuditEntry;
import org.turnout.audit.ChainVerdict;
import org.turnout.audit.HashChain;
import org.turnout.testkit.TestDatabase;
import org.turnout.testkit.TestPeople;

class RunServiceIT {
  @AutoClose private static final TestDatabase DB = TestDatabase.fresh();

  private final PlannedRuns test = new PlannedRuns(DB);
  private final RunService runs = test.runs();

  private static String refusal(RunOutcome outcome) {
    return switch (outcome) {
      case RunOutcome.Done(Run run) -> throw new AssertionError("done: " + run.standing());
      case RunOutcome.Refused(String why, String next) -> {
        assertThat(next).isNotBlank();
        yield why;
      }
    };
  }

  private List<AuditEntry> entries(long run) {
    return DB.database().with(handle -> Audit.of(handle, "run " + run));
  }

  @Test
  void aRunGoesFromPlanToEndAndEveryStepIsWrittenDown() {
    long run = test.planned("whole", 70);
    assertThat(must(runs.approve(run, HASH.substring(0, 8), BEN)).approved())
        .contains(new Run.Did("console:Ben", TestPeople.NOW));
    test.assertAccountedFor(run);
    Run started = must(runs.start(run, ANA));
    assertThat(started.state()).isEqualTo(RunState.STARTED);
    assertThat(started.firstTextAt())
        .contains(test.clocks().machine().instant().plus(Duration.ofSeconds(60)));
    test.assertAccountedFor(run);
    assertThat(test.progress(run).skipped()).isEqualTo(Map.of("no consent", 10L));
    assertThat(must(runs.pause(run, "a typo", ANA)).why()).contains("a typo");
    assertThat(must(runs.resume(run, BEN)).why()).isEmpty();
    assertThat(must(runs.cancel(run, "overtaken", BEN)).state()).isEqualTo(RunState.CANCELLED);
    assertThat(test.progress(run).skipped()).isEqualTo(Map.of("no consent", 10L, "cancelled", 60L));
    test.assertAccountedFor(run);
    assertThat(entries(run))
        .extracting(AuditEntry::act)
        .containsExactly(
            "blast.approve", "blast.start", "blast.pause", "blast.resume", "blast.cancel");
    assertThat(entries(run)).extracting(e -> e.actor().name()).contains("ana", "Ben");
  }

  @Test
  void approvalIsBoundToThePlanThatWasRead() {
    long run = test.planned("bound", 7);
    assertThat(refusal(runs.approve(run, "f".repeat(64), BEN)))
        .isEqualTo("this is not the plan that was read: the hash of this one begins with 01234567");
    assertThat(refusal(runs.approve(run, "0123456", BEN))).contains("not the plan");
    DB.database().with(h -> h.execute("update blast set spec = 'blast: y' where name = 'bound'"));
    assertThat(refusal(runs.approve(run, HASH, BEN)))
        .isEqualTo("bound was changed after this plan was made");
    assertThat(entries(run)).isEmpty();
  }

  @Test
  void aBlockerKeepsAPlanFromBeingApproved() {
    long run = test.planned("blocked", 7);
    String totals =
        "{\"findings\": [{\"level\": \"%s\", \"message\": \"too late\", \"next\": \"wait\"}]}";
    DB.database()
        .with(h ->
            h.execute(
                "update blast_run set totals = ?::jsonb where id = ?",
                totals.formatted("blocker"),
                run));
    assertThat(refusal(runs.approve(run, HASH, BEN))).isEqualTo("too late");
    DB.database()
        .with(h ->
            h.execute(
                "update blast_run set totals = ?::jsonb where id = ?",
                totals.formatted("warning"),
                run));
    must(runs.approve(run, HASH, BEN));
  }

  @Test
  void aboveASizeASecondPersonApproves() {
    long run = test.planned("many", 1_168);
    var sameElsewhere = new org.turnout.audit.Actor(" Ana", "console");
    assertThat(refusal(runs.approve(run, HASH, ANA)))
        .isEqualTo("a second person must approve: 1,002 is above 1,000");
    assertThat(refusal(runs.approve(run, HASH, sameElsewhere))).contains("second person");
    must(runs.approve(run, HASH, BEN));
    assertThat(must(runs.approve(test.planned("few", 1_166), HASH, ANA)).state())
        .isEqualTo(RunState.APPROVED);
  }

  @Test
  void whatDoesNotFitTheStateIsRefusedAndSaysHowItStands() {
    long run = test.planned("order", 7);
    assertThat(refusal(runs.start(run, ANA)))
        .isEqualTo("order #1 is planned by ana and not approved yet; it cannot be started");
    assertThat(refusal(runs.pause(run, "x", ANA))).endsWith("it cannot be paused");
    must(runs.approve(run, HASH, BEN));
    assertThat(refusal(runs.approve(run, HASH, BEN))).contains("approved by Ben and not started");
    must(runs.start(run, ANA));
    assertThat(refusal(runs.start(run, BEN)))
        .isEqualTo("order #1 is started by ana; it cannot be started");
    must(runs.cancel(run, "no", ANA));
    assertThat(refusal(runs.resume(run, ANA)))
        .isEqualTo("order #1 is cancelled: no; it cannot be resumed");
    assertThat(refusal(runs.approve(999_999, HASH, ANA))).isEqualTo("there is no run 999999");
  }

  @Test
  void ofTwoWhoPressAtOnceOneWinsAndTheOtherIsTold() throws Exception {
    long run = test.planned("both", 700);
    must(runs.approve(run, HASH, BEN));
    var presses = new ArrayList<Callable<RunOutcome>>();
    for (int i = 0; i < 8; i++) {
      var who = i % 2 == 0 ? ANA : BEN;
      presses.add(() -> runs.start(run, who));
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var outcomes = new ArrayList<RunOutcome>();
      for (var pressed : threads.invokeAll(presses)) {
        outcomes.add(pressed.get());
      }
      assertThat(outcomes.stream().filter(RunOutcome.Done.class::isInstance)).hasSize(1);
      assertThat(outcomes.stream().filter(RunOutcome.Refused.class::isInstance)).hasSize(7);
    }
    test.assertAccountedFor(run);
    assertThat(entries(run)).hasSize(2);
  }

  @Test
  void nobodyGetsTwoRunsOfOneBlastAtOnce() {
    long first = test.started("twice", 7);
    long second = test.planned("twice", 7);
    must(runs.approve(second, HASH, BEN));
    assertThat(refusal(runs.start(second, ANA)))
        .isEqualTo("twice #1 is started by ana, and nobody should get both");
    must(runs.cancel(first, "the second is better", ANA));
    must(runs.start(second, ANA));
  }

  @Test
  void aPaceStaysBelowTheSendersOwn() {
    long run = test.started("slow", 7);
    assertThat(must(runs.throttle(run, OptionalInt.of(20), ANA)).perSecond()).hasValue(20);
    assertThat(refusal(runs.throttle(run, OptionalInt.of(101), ANA)))
        .isEqualTo("101 segments a second is not between 1 and 100");
    assertThat(refusal(runs.throttle(run, OptionalInt.of(0), ANA))).contains("between 1 and 100");
    assertThat(must(runs.throttle(run, OptionalInt.empty(), ANA)).perSecond()).isEmpty();
  }

  @Test
  void aTimeToStartLiesAhead() {
    long run = test.planned("later", 7);
    assertThat(refusal(runs.startAt(run, TestPeople.NOW.plusSeconds(60), ANA)))
        .contains("cannot be given a time to start");
    must(runs.approve(run, HASH, BEN));
    assertThat(refusal(runs.startAt(run, TestPeople.NOW, ANA))).isEqualTo("that time has passed");
    assertThat(must(runs.startAt(run, TestPeople.NOW.plusSeconds(60), ANA)).standing())
        .isEqualTo("approved by Ben, to start automatically at 2026-10-02T18:11:00Z");
  }

  @Test
  void aRunIsFoundByWhatPeopleCallIt() {
    long first = test.planned("named", 7);
    long second = test.planned("named", 7);
    assertThat(named("named")).contains(second);
    assertThat(named("named#1")).contains(first);
    assertThat(named("named #2")).contains(second);
    assertThat(named("" + first)).contains(first);
    assertThat(named("named#3")).isEmpty();
    assertThat(named("nobody")).isEmpty();
  }

  private static Optional<Long> named(String name) {
    return DB.database().with(handle -> RunService.named(handle, name)).map(Run::id);
  }

  @Test
  void theLogOfAllOfThisIsWhole() {
    test.started("logged", 7);
    ChainVerdict verdict =
        DB.database().inTransaction(h -> HashChain.verify(h, Optional.empty(), _ -> {}));
    assertThat(verdict).isInstanceOf(ChainVerdict.Whole.class);
  }
}
