package org.turnout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.turnout.testkit.ConcurrentCalls;
import org.turnout.testkit.program.SentRuns;
import org.turnout.testkit.program.TestCluster;

/// A blast that opens a flow writes no conversations: the answer finds it.
class BlastOpensIT {
  private static final String FLOW = "gear_photo";

  @AutoClose private static final TestCluster HOUSE = TestCluster.open(TestCluster.CALM, 2);

  private final String phone = TestCluster.phone();
  private final SentRuns runs = new SentRuns(HOUSE);

  @Test
  void anAnswerBeginsTheFlowWithItsQuestionAlreadyAsked() {
    long run = runs.reached(phone, FLOW);
    assertThat(HOUSE.say(phone, "gear")).startsWith("Counted");
    assertThat(runs.answered(run)).isEqualTo(1);
  }

  @Test
  void itIsAnsweredOnceAndThenOver() {
    long run = runs.reached(phone, FLOW);
    HOUSE.say(phone, "GEAR");
    assertThat(HOUSE.say(phone, "what else can I do")).doesNotStartWith("Counted");
    assertThat(HOUSE.say(phone, "gear")).startsWith("On gear day");
    assertThat(runs.answered(run)).isEqualTo(1);
  }

  @Test
  void twentyCopiesOfTheAnswerOnTwoNodesAreOneAnswer() {
    long run = runs.reached(phone, FLOW);
    var sid = HOUSE.carrier.withhold(phone, "gear");
    ConcurrentCalls.atOnce(20, _ -> HOUSE.carrier.announce(sid));
    assertThat(HOUSE.got(phone, 1)).hasSize(1).last().asString().startsWith("Counted");
    assertThat(runs.answered(run)).isEqualTo(1);
  }

  @Test
  void twoTextsAtOnceOnTwoNodesBeginItOnce() {
    long run = runs.reached(phone, FLOW);
    ConcurrentCalls.atOnce(2, _ -> HOUSE.text(phone, "gear"));
    assertThat(HOUSE.got(phone, 2))
        .filteredOn(text -> text.startsWith("Counted"))
        .hasSizeBetween(1, 2);
    assertThat(runs.answered(run)).isEqualTo(1);
  }

  @Test
  void aTextThatDoesNotFitIsToldSoAndTheQuestionStaysOpen() {
    long run = runs.reached(phone, FLOW);
    assertThat(HOUSE.say(phone, "the third floor will come")).contains("reply GEAR");
    assertThat(HOUSE.say(phone, "gear pls")).startsWith("Counted");
    assertThat(runs.answered(run)).isEqualTo(1);
  }

  @Test
  void aKeywordIsAKeywordAndTheBlastCanStillBeAnswered() {
    long run = runs.reached(phone, FLOW);
    assertThat(HOUSE.say(phone, "echo")).startsWith("Heard nothing. Next number?");
    assertThat(HOUSE.say(phone, "5")).isEqualTo(TestCluster.heard(5));
    HOUSE.text(phone, "done");
    assertThat(runs.answered(run)).isZero();
    assertThat(HOUSE.say(phone, "gear")).startsWith("Counted");
  }

  @Test
  void aQuestionThatWasAskedLaterComesFirst() {
    runs.reached(phone, FLOW);
    HOUSE.say(phone, "echo");
    assertThat(HOUSE.say(phone, "7")).isEqualTo(TestCluster.heard(7));
  }

  @Test
  void anOlderQuestionStaysOpenBesideIt() {
    HOUSE.say(phone, "echo");
    HOUSE.clock.push(Duration.ofMinutes(1));
    runs.reached(phone, FLOW);
    assertThat(HOUSE.say(phone, "gear")).startsWith("Counted");
    assertThat(HOUSE.say(phone, "8")).isEqualTo(TestCluster.heard(8));
  }

  @Test
  void itOpensUntilItExpires() {
    long run = runs.reached(phone, FLOW);
    HOUSE.clock.push(Duration.ofDays(3).plusSeconds(1));
    assertThat(HOUSE.say(phone, "gear")).startsWith("On gear day");
    assertThat(runs.answered(run)).isZero();
  }

  @Test
  void onlyATextThatReallyLeftOpensIt() {
    for (String state : List.of("planned", "skipped", "failed")) {
      var other = TestCluster.phone();
      runs.reached(other, FLOW, state);
      assertThat(HOUSE.say(other, "gear")).as(state).startsWith("On gear day");
    }
  }

  @Test
  void aBlastThatWasCancelledAfterItLeftIsStillAnswered() {
    long run = runs.reached(phone, FLOW);
    HOUSE.sql("update blast_run set state = 'cancelled' where id = " + run);
    assertThat(HOUSE.say(phone, "gear")).startsWith("Counted");
  }

  @Test
  void aPhotoAnswersItAndStopEndsIt() {
    runs.reached(phone, FLOW);
    assertThat(HOUSE.say(phone, "stop")).startsWith("You are unsubscribed");
    assertThat(HOUSE.say(phone, "gear")).contains("text START");
  }

  @Test
  void aBlastThatOpensNothingCountsTheFirstTextAfterIt() {
    long run = runs.reached(phone, null);
    HOUSE.say(phone, "who is my steward?");
    HOUSE.say(phone, "echo");
    assertThat(runs.answered(run)).isEqualTo(1);
  }

  @Test
  void whatItsFlowDoesNotTakeIsListedInTheInboxUnderItsRun() {
    long run = runs.reached(phone, FLOW);
    HOUSE.say(phone, "the third floor will come");
    assertThat(waiting(run)).isZero();
    HOUSE.say(phone, "the fourth floor will come too");
    assertThat(waiting(run)).isEqualTo(1);
    HOUSE.say(phone, "and my cousin works there as well");
    assertThat(waiting(run)).isEqualTo(1);
  }

  @Test
  void aPersonWhoIsWantedInsteadOfAnAnswerIsListedUnderTheRun() {
    long run = runs.reached(phone, FLOW);
    HOUSE.say(phone, "steward");
    assertThat(waiting(run)).isEqualTo(1);
    HOUSE.sql("update blast set name = name || ' before'");
    long other = runs.reached(phone, null);
    HOUSE.say(phone, "my manager took down all the posters");
    assertThat(waiting(run)).isZero();
    assertThat(waiting(other)).isEqualTo(1);
  }

  @Test
  void whatComesOfAKeywordIsNotListedUnderTheRun() {
    long run = runs.reached(phone, FLOW);
    HOUSE.say(phone, "gear");
    HOUSE.text(phone, "done");
    HOUSE.say(phone, "steward");
    assertThat(waiting(run)).isZero();
  }

  private static long waiting(long run) {
    return HOUSE.count(
        "select count(*) from inbox_item where closed_at is null and run_id = " + run);
  }
}
