package org.turnout.blast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turnout.blast.TestRuns.ANA;
import static org.turnout.blast.TestRuns.BEN;
import static org.turnout.blast.TestRuns.HASH;
import static org.turnout.blast.TestRuns.must;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.turnout.audit.Audit;
import org.turnout.audit.Entry;
import org.turnout.embedded.TestDatabase;

class BlastRunsIT {
  @AutoClose private static final TestDatabase DB = TestDatabase.fresh();

  private final TestRuns test = new TestRuns(DB);
  private final Runs runs = test.runs();

  private BlastRuns worker(String node) {
    return new BlastRuns(DB.database(), node, test.clocks(), runs);
  }

  private List<String> acts(long run) {
    return DB.database().with(handle -> Audit.of(handle, "run " + run)).stream()
        .map(Entry::act)
        .toList();
  }

  @Test
  void aRunEndsWhenNothingIsLeftToLeave() {
    long run = test.started("ends", 70);
    test.move(run, "planned", "claimed", 60, 0);
    worker("a").round();
    assertThat(test.run(run).state()).isEqualTo(State.STARTED);
    test.move(run, "claimed", "accepted", 59, 0);
    test.move(run, "claimed", "uncertain", 1, 0);
    worker("a").round();
    Run ended = test.run(run);
    assertThat(ended.state()).isEqualTo(State.FINISHED);
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
    assertThat(test.run(run).state()).isEqualTo(State.PAUSED);
  }

  @Test
  void anApprovedRunStartsWhenItsTimeHasComeAndOnlyOnce() {
    long run = test.planned("due", 7);
    must(runs.approve(run, HASH, BEN));
    must(runs.startAt(run, test.clocks().campaign().instant().plus(Duration.ofHours(1)), ANA));
    worker("a").round();
    assertThat(test.run(run).state()).isEqualTo(State.APPROVED);
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
    assertThat(test.run(second).state()).isEqualTo(State.APPROVED);
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
    assertThat(test.run(second).state()).isEqualTo(State.STARTED);
    worker("a").round();
    assertThat(test.run(second).state()).isEqualTo(State.FINISHED);
  }
}
