package org.turnout.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turnout.flow.TestFlows.ask;
import static org.turnout.flow.TestFlows.flow;
import static org.turnout.flow.TestFlows.say;
import static org.turnout.flow.TestFlows.word;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What a text after a blast is taken for, and which flows a blast may open.
class OpenedByBlastTest {
  private final Flow gear =
      flow(
          "gear",
          "gear",
          ask("day", "Monday?").words(word("MONDAY", "monday", "thanks")).then(""),
          say("thanks", "Counted.", ""));
  private final Flow poll =
      flow("poll", "poll", ask("many", "How many?").type(new AnswerType.Number(1, 9)).then(""));
  private final Flow shout = flow("shout", "shout", say("it", "Loud.", ""));
  private final TestConversation talk = new TestConversation(gear, poll, shout);

  @Test
  void whatFitsItsQuestionBeginsTheFlow() {
    assertThat(answer("monday")).isEqualTo("Counted.");
    assertThat(talk.last.opened()).isTrue();
  }

  @Test
  void whatFitsNothingIsAskedAgain() {
    assertThat(answer("purple elephants")).contains("Monday?");
    assertThat(talk.last.opened()).isTrue();
    assertThat(talk.send("monday")).isEqualTo("Counted.");
  }

  @Test
  void whatIsMeantForSomethingElseLeavesItClosed() {
    for (var text : List.of("shout", "menu", "steward", "thanks", "back")) {
      talk.state = Conversation.NONE;
      answer(text);
      assertThat(talk.last.opened()).as(text).isFalse();
      assertThat(talk.state.runs()).as(text).isEmpty();
    }
  }

  @Test
  void anAnswerToAnOlderQuestionIsOne() {
    talk.send("poll");
    talk.now = talk.now.plus(Duration.ofMinutes(5));
    assertThat(answer("7")).isEmpty();
    assertThat(talk.last.opened()).isFalse();
    assertThat(talk.state.runs()).isEmpty();
  }

  @Test
  void aFlowThatIsGoneIsHandedOver() {
    talk.turn(new Input.Answered("gone", Map.of(), new Input.Said("monday", List.of())));
    assertThat(talk.last.opened()).isFalse();
  }

  @Test
  void aFlowMustAskFirstAndAcceptAWordOfItsOwn() {
    assertThat(OpenedByBlast.trouble(gear)).isEmpty();
    assertThat(OpenedByBlast.trouble(poll))
        .hasValueSatisfying(trouble -> assertThat(trouble).contains("no word of its own"));
    assertThat(OpenedByBlast.trouble(shout))
        .hasValueSatisfying(trouble -> assertThat(trouble).contains("before it asks"));
    var yesNo =
        flow(
            "sure",
            "sure",
            ask("sure", "Sure?").words(word("YES", "yes", ""), word("1", "one", "")).then(""));
    assertThat(OpenedByBlast.trouble(yesNo)).isPresent();
  }

  private String answer(String text) {
    return talk.turn(new Input.Answered("gear", Map.of(), new Input.Said(text, List.of())));
  }
}
