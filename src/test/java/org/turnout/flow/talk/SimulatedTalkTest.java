package org.turnout.flow.talk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A talk without servers hears what the real one hears.
class SimulatedTalkTest {
  private static final SimulatedTalk.Stage STAGE = SimulatedStage.stage();

  private final SimulatedTalk talk = talk();

  private static SimulatedTalk talk() {
    return new SimulatedTalk(STAGE, SimulatedStage.member(), Instant.parse("2026-10-02T18:10:00Z"));
  }

  @Test
  void aKeywordBeginsAFlowAndItsAnswerGoesOn() {
    assertThat(says("DRINK")).containsExactly("Tea or coffee?");
    assertThat(says("tea")).containsExactly("We bring tea.");
    assertThat(talk.passed())
        .containsExactlyInAnyOrder("keyword drink", "drink/what", "answer drink", "drink/thanks");
    assertThat(talk.events()).containsExactly("ended drink as end");
  }

  @Test
  void aStopIsConfirmedOnceAndEndsTheConversation() {
    says("DRINK");
    assertThat(says("STOP")).singleElement().asString().startsWith("You are unsubscribed");
    assertThat(says("STOP")).isEmpty();
    assertThat(says("tea")).singleElement().asString().contains("you are stopped");
    assertThat(says("tea")).as("told how to start once a day").isEmpty();
    talk.waits(Duration.ofDays(1));
    assertThat(says("tea")).hasSize(1);
    assertThat(says("YES")).singleElement().asString().contains("subscribed again");
    assertThat(talk.conversation().runs()).isEmpty();
    assertThat(talk.events()).containsExactly("stopped", "stopped", "started");
  }

  @Test
  void helpIsAnsweredAndTheQuestionStaysOpen() {
    says("DRINK");
    assertThat(says("HELP")).singleElement().asString().contains("Text STOP to cancel");
    assertThat(says("coffee")).containsExactly("We bring coffee.");
  }

  @Test
  void aPhonesOwnWordsAreNotAnswered() {
    says("DRINK");
    assertThat(says("Liked \"Tea or coffee?\"")).isEmpty();
    assertThat(says("I'm driving")).isEmpty();
    assertThat(says("tea")).containsExactly("We bring tea.");
  }

  @Test
  void aHoldKeepsNoAnswerBack() {
    assertThat(says("too many texts")).isEmpty();
    assertThat(says("DRINK")).containsExactly("Tea or coffee?");
    assertThat(talk.events()).containsExactly("held for a person");
  }

  @Test
  void aLikelyPleaIsAskedOnceAndADayOfSilenceStops() {
    assertThat(says("S T O P")).singleElement().asString().contains("stop all texts?");
    assertThat(says("DRINK")).containsExactly("Tea or coffee?");
    talk.waits(Duration.ofHours(24));
    assertThat(says("tea")).singleElement().asString().contains("you are stopped");
    assertThat(talk.events()).containsExactly("asked whether to stop", "stopped");
  }

  @Test
  void aBlastsFlowBeginsWithTheAnswerToItAndOnlyOnce() {
    talk.reached("drink");
    assertThat(talk.conversation().runs()).isEmpty();
    assertThat(says("tea")).containsExactly("We bring tea.");
    assertThat(says("tea")).isNotEmpty().doesNotContain("We bring tea.");
  }

  @Test
  void aFlowThatBeganByItselfWaitsForItsAnswerButNotForEver() {
    var before = talk.now();
    assertThat(talk.starts("drink")).containsExactly("Tea or coffee?");
    talk.waits(Duration.ofDays(10));
    assertThat(talk.now()).isEqualTo(before.plus(Duration.ofDays(10)));
    assertThat(says("tea")).isNotEmpty().doesNotContain("We bring tea.");
  }

  private List<String> says(String text) {
    return talk.says(text, List.of());
  }
}
