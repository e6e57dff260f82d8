package org.turnout.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.turnout.roster.Reserve;

class ShiftFlowTest {
  private final TestConversation talk = ShiftFlow.talk(Reserve.GOT_IT);

  @Test
  void takesAShiftAndComesBackFromTheSubFlow() {
    assertThat(talk.send("shift")).isEqualTo("Which day?\n1 Mon Oct 5\n2 Tue Oct 6");
    assertThat(talk.send("mon"))
        .isEqualTo(
            "Which shift? Reply a number, or MORE.\n1 6am-10am Sunset\n2 7am-11am Fontana\n3 8am-12pm Downey");
    assertThat(talk.send("2.")).isEqualTo("Can you walk the line? YES or SEAT.");
    assertThat(talk.send("yep"))
        .isEqualTo(
            "You are in! Mon Oct 5, 7am. Captain: Bo.\nWe stand together. Alerts about picket?");
    assertThat(talk.send("sí")).isEqualTo("See you there.");
    assertThat(talk.last.effects())
        .containsExactly(
            new Effect.Subscribe("picket", "We stand together.", "en"),
            new Effect.Ended("alerts", "end"),
            new Effect.Ended("shift", "end"));
    assertThat(talk.requests).contains(reserve("s1", "walk"));
  }

  @Test
  void showsTheNextRowsAndKeepsTheNumbersOfAll() {
    talk.send("shift");
    talk.send("1");
    assertThat(talk.send("more")).endsWith("\n4 9am-1pm Anaheim\n5 10am-2pm Riverside");
    assertThat(talk.send("more")).isEqualTo("That is the whole list.");
    talk.send("2");
    talk.send("seat");
    assertThat(talk.requests).contains(reserve("s1", "seat"));
  }

  @Test
  void takesARowByNameThatWasNotShownYet() {
    talk.send("shift");
    talk.send("1");
    assertThat(talk.send("Riverside")).isEqualTo("Can you walk the line? YES or SEAT.");
    talk.send("yes");
    assertThat(talk.requests).contains(reserve("s4", "walk"));
  }

  @Test
  void answersEveryOutcomeInItsOwnWords() {
    assertThat(upToPlace(Reserve.FULL)).isEqualTo("Full. WAIT (you would be number 3) or OTHER?");
    assertThat(upToPlace(Reserve.CLASH)).isEqualTo("You already have Mon Oct 5.");
    assertThat(upToPlace(Reserve.NOT_YET)).isEqualTo("Not open yet.");
  }

  @Test
  void standsInLineWhenTheShiftIsFull() {
    var full = ShiftFlow.talk(Reserve.FULL);
    List.of("shift", "1", "1", "yes").forEach(full::send);
    assertThat(full.send("wait pls")).isEqualTo("You are number 3.");
  }

  @Test
  void goesBackToAnEarlierQuestionAndForgetsWhatCameAfter() {
    var full = ShiftFlow.talk(Reserve.FULL);
    List.of("shift", "1", "1", "yes").forEach(full::send);
    assertThat(full.send("other")).startsWith("Which shift?");
    assertThat(full.state.runs().getFirst().top().answers())
        .containsKey("day")
        .doesNotContainKeys("shift", "duty");
  }

  @Test
  void backCanNotUndoWhatIsOnRecord() {
    List.of("shift", "1", "1", "yes").forEach(talk::send);
    assertThat(talk.send("back")).startsWith("There is nothing to go back to");
  }

  @Test
  void comesBackFromAnInterruptionWithinASubFlow() {
    List.of("shift", "1", "1", "yes").forEach(talk::send);
    assertThat(talk.send("hello"))
        .isEqualTo("Hello.\nBack to your shift: We stand together. Alerts about picket?");
    assertThat(talk.send("no")).isEqualTo("See you there.");
  }

  @Test
  void anAnswerToABlastBeginsWithTheQuestionAlreadyAsked() {
    assertThat(
            talk.turn(new Input.Answered("shift", Map.of(), new Input.Said("tuesday", List.of()))))
        .startsWith("Which shift?");
    assertThat(talk.last.replies()).hasSize(1);
  }

  @Test
  void stopsWithNothingWhenNoShiftIsLeft() {
    talk.records = request -> ActionResult.rows(List.of());
    assertThat(talk.send("shift")).isEqualTo("Every shift is taken.");
  }

  private static ActionRequest reserve(String place, String duty) {
    return new ActionRequest.Act(
        new Reserve(),
        "picket",
        Map.of("place", new Value.Text(place), "duty", new Value.Text(duty)),
        Optional.empty(),
        "en");
  }

  private static String upToPlace(Outcome outcome) {
    var talk = ShiftFlow.talk(outcome);
    List.of("shift", "1", "1").forEach(talk::send);
    return talk.send("yes");
  }
}
