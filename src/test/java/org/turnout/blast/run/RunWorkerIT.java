package org.turnout.blast.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turnout.blast.run.PlannedRuns.ANA;
import static org.turnout.blast.run.PlannedRuns.BEN;
import static org.turnout.blast.run.PlannedRuns.HASH;
import static org.turnout.blast.run.PlannedRuns.must;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.turnout.audit.Audit;
import org.turnout.audit.AuditEntry;
import org.turnout.channel.twilio.TwilioErrors;
import org.turnout.testkit.TestDatabase;

class RunWorkerIT {
  @AutoClose private static final TestDatabase DB = TestDatabase.fresh();

  private final PlannedRuns test = new PlannedRuns(DB);
  private final RunService runs = test.runs();

  private RunWorker worker(String node) {
    return new RunWorker(
        DB.database(),
        node,
        test.clocks(),
        runs,
        PlannedRuns::settings,
        TwilioErrors.load()::of,
        test.recurrences()::round);
  }

  private List<String> acts(long run) {
    return DB.database().with(handle -> Audit.of(handle, "run " + run)).stream()
        .map(AuditEntry::act)
        .toList();
  }

  @Test
  void aRunEndsWhenNothingIsLeftToLeave() {
    long run = test.started("ends", 70);
    test.move(run, "planned", "claimed", 60, 0);
    worker("a").round();
    assertThat(test.run(run).state()).isEqualTo(RunState.STARTED);
    test.move(run, "claimed", "accepted", 59, 0);
    test.move(run, "claimed", "uncertain", 1, 0);
    worker("a").round();
    Run ended = test.run(run);
    assertThat(ended.state()).isEqualTo(RunState.FINISHED);
    assertThat(ended.endedAt()).contains(test.clocks().campaign().instant());
    assertThat(acts(run)).containsExactly("blast.approve", "blast.start", "blast.finish");
    test.assertAccountedFor(run);
  }

  @Test
  void aPausedRunDoesNotEndByItself() {
    long run = test.started("rests", 7);
    must(runs.pause(run, "x", ANA));
    test.move(run, "planned", "sent", 7, 0);
    worker("a").round();
    assertThat(test.run(run).state()).isEqualTo(RunState.PAUSED);
  }

  @Test
  void anApprovedRunStartsWhenItsTimeHasComeAndOnlyOnce() {
    long run = test.planned("due", 7);
    must(runs.approve(run, HASH, BEN));
    must(runs.startAt(run, test.clocks().campaign().instant().plus(Duration.ofHours(1)), ANA));
    worker("a").round();
    assertThat(test.run(run).state()).isEqualTo(RunState.APPROVED);
    test.push(Duration.ofHours(2));
    worker("a").round();
    worker("a").round();
    assertThat(test.run(run).started().orElseThrow().name()).isEqualTo("turnout");
    test.assertAccountedFor(run);
  }

  @Test
  void aStartThatIsNotPossibleWhenItsTimeComesIsPutOffOnceAndWrittenDown() {
    long first = test.started("meets", 7);
    long second = test.planned("meets", 7);
    must(runs.approve(second, HASH, BEN));
    must(runs.startAt(second, test.clocks().campaign().instant().plusSeconds(1), ANA));
    test.push(Duration.ofMinutes(1));
    worker("a").round();
    worker("a").round();
    assertThat(test.run(second).state()).isEqualTo(RunState.APPROVED);
    assertThat(test.run(second).startAt()).isEmpty();
    assertThat(test.run(second).why())
        .hasValueSatisfying(why -> assertThat(why).contains("nobody should get both"));
    assertThat(acts(second))
        .containsExactly("blast.approve", "blast.start at", "blast.not started");
    must(runs.cancel(first, "x", ANA));
  }

  @Test
  void whatComesBackIntoLineAfterACancelIsSkippedToo() {
    long run = test.started("back", 70);
    test.move(run, "planned", "claimed", 5, 0);
    must(runs.cancel(run, "x", ANA));
    assertThat(test.progress(run).in("claimed")).isEqualTo(5);
    worker("a").round();
    test.move(run, "claimed", "planned", 3, 0); // the carrier said "try later"
    worker("a").round();
    assertThat(test.progress(run).in("planned")).isZero();
    test.assertAccountedFor(run);
  }

  @Test
  void aHoldOfTheBlastsOwnWins() {
    long run = test.planned("hold", 7);
    DB.database()
        .with(h -> h.execute("update blast set spec = 'hold: 5 minutes' where name = 'hold'"));
    DB.database()
        .with(h -> h.execute("update blast_run set spec = 'hold: 5 minutes' where id = ?", run));
    must(runs.approve(run, HASH, BEN));
    assertThat(must(runs.start(run, ANA)).firstTextAt())
        .contains(test.clocks().machine().instant().plus(Duration.ofMinutes(5)));
  }

  @Test
  void oneNodeDoesTheWorkAtATime() {
    long run = test.started("lease", 7);
    test.move(run, "planned", "sent", 7, 0);
    worker("a").round();
    long second = test.started("lease-b", 7);
    test.move(second, "planned", "sent", 7, 0);
    worker("b").round();
    assertThat(test.run(second).state()).isEqualTo(RunState.STARTED);
    worker("a").round();
    assertThat(test.run(second).state()).isEqualTo(RunState.FINISHED);
  }

  @Test
  void aFilteredRunPausesItselfSaysWhyAndMayBeResumed() {
    long run = test.started("filtered", 700);
    var worker = worker("a");
    worker.round();
    test.move(run, "planned", "delivered", 190, 0);
    test.move(run, "planned", "undelivered", 10, 30007);
    worker.round();
    Run paused = test.run(run);
    assertThat(paused.state()).isEqualTo(RunState.PAUSED);
    assertThat(paused.why().orElseThrow())
        .startsWith("10 of the last 200 texts were filtered by carriers (5.0%, the limit is 3%).");
    assertThat(acts(run)).endsWith("blast.pause");
    must(runs.resume(run, ANA));
    worker.round();
    worker.round();
    assertThat(test.run(run).state()).isEqualTo(RunState.STARTED);
    test.assertAccountedFor(run);
    must(runs.cancel(run, "x", ANA));
  }

  @Test
  void whenTheAccountIsRefusedEverythingPauses() {
    long one = test.started("account-a", 70);
    long two = test.started("account-b", 70);
    var worker = worker("a");
    worker.round();
    test.move(one, "planned", "failed", 3, 20003);
    worker.round();
    assertThat(test.run(one).state()).isEqualTo(RunState.PAUSED);
    assertThat(test.run(two).state()).isEqualTo(RunState.PAUSED);
    must(runs.cancel(one, "x", ANA));
    must(runs.cancel(two, "x", ANA));
  }

  @Test
  void stopsThatFollowATextAreCountedAndEarlierOnesAreNot() {
    long run = test.started("stops", 100);
    var worker = worker("a");
    worker.round();
    test.move(run, "planned", "sent", 80, 0);
    stops(run, 2, test.clocks().campaign().instant().minusSeconds(1));
    worker.round();
    assertThat(test.run(run).state()).isEqualTo(RunState.STARTED);
    stops(run, 3, test.clocks().campaign().instant());
    worker.round();
    assertThat(test.run(run).why().orElseThrow())
        .startsWith("3 recipients answered STOP while the last 80 texts left");
    must(runs.cancel(run, "x", ANA));
  }

  private void stops(long run, int many, Instant at) {
    DB.database()
        .with(handle ->
            handle
                .createUpdate(
                    """
                    insert into consent_event (address_id, what, source, effective, at, recorded_at)
                    select address_id, 'stop', 'sms', true, :at, :at from outbox
                    where run_id = :run and state = 'sent' order by id limit :many
                    """)
                .bind("at", at)
                .bind("run", run)
                .bind("many", many)
                .execute());
  }
}
