package org.turnout.lab.hearing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.turnout.lab.hearing.HearingScore.Mark;

/// What labeled texts lead to in whole talks with the shipped flows; it may only get better.
class TalkBenchTest {
  private static final Map<String, HearingScore> SCORES = TalkBench.scores();

  @Test
  void noTextThatRefusesDoubtsOrSpeaksOfSomethingElseIsTakenForAConsentASignatureOrAPlace() {
    assertThat(score("refusals").total()).isGreaterThanOrEqualTo(1_000);
    assertThat(score("refusals").count(Mark.WRONG)).isZero();
  }

  @Test
  void hardlyAnyQuestionOrComplaintStartsAFlow() {
    assertThat(score("questions").total()).isGreaterThanOrEqualTo(300);
    assertThat(score("questions").share(Mark.WRONG)).isLessThanOrEqualTo(0.02);
  }

  @Test
  void aRequestStartsItsFlowAndWhatItSaysIsTaken() {
    assertThat(score("requests").share(Mark.RIGHT)).isGreaterThanOrEqualTo(0.85);
    assertThat(score("requests").share(Mark.WRONG)).isLessThanOrEqualTo(0.02);
    assertThat(score("slots").share(Mark.RIGHT)).isGreaterThanOrEqualTo(0.6);
    assertThat(score("slots").share(Mark.WRONG)).isLessThanOrEqualTo(0.03);
  }

  private static HearingScore score(String kind) {
    assertThat(SCORES).containsKey(kind);
    return SCORES.getOrDefault(kind, new HearingScore());
  }
}
