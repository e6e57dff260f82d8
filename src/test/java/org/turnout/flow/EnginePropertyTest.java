package org.turnout.flow;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.turnout.roster.Reserve;
import org.turnout.testkit.Arbitrary;
import org.turnout.testkit.ForAll;
import org.turnout.testkit.TestVectors;

/// Whatever is sent, in whatever order: the engine never throws (and `TestConversation` encodes and
/// decodes the state at every turn), every turn ends in a wait or an end, and its limits hold.
class EnginePropertyTest {
  private static final List<String> TELLING =
      List.of(
          "shift",
          "turno",
          "hello",
          "stickers",
          "poll",
          "menu",
          "back",
          "more",
          "1",
          "2",
          "3",
          "yes",
          "no",
          "seat",
          "wait",
          "other",
          "español",
          "english",
          "language",
          "steward",
          "thanks",
          "👍",
          "skip",
          "riverside",
          "monday",
          "shfit",
          "",
          " ",
          "???",
          "two please");

  private static final Arbitrary<String> WORDS = Arbitrary.among(TELLING);
  private static final Arbitrary<String> EVENTS = Arbitrary.among(List.of("later", "poll"));
  private static final Arbitrary<String> ANYTHING = Arbitrary.texts(40);

  /// Six of eight are texts that tell the engine something.
  private static final Arbitrary<List<String>> TEXTS =
      Arbitrary.oneOf(WORDS, WORDS, WORDS, WORDS, WORDS, WORDS, EVENTS, ANYTHING).list(25);

  private record Sequence(List<String> texts, Outcome outcome) {}

  @Test
  void anySequenceOfTextsLeavesASoundConversation() {
    Arbitrary<Outcome> outcomes = Arbitrary.among(new Reserve().outcomes());
    ForAll.<Sequence>of(random -> new Sequence(TEXTS.draw(random), outcomes.draw(random)))
        .tries(300)
        .check(sequence -> {
          var talk = talk(sequence.outcome());
          for (String text : sequence.texts()) {
            if (text.equals("later")) {
              talk.after(Duration.ofHours(20));
            } else if (text.equals("poll")) {
              talk.turn(new Input.Started("poll", Map.of()));
            } else {
              talk.send(text);
            }
            sound(talk);
          }
        });
  }

  @Test
  void theSameTurnIsTheSameAgain() {
    ForAll.of(TEXTS)
        .tries(100)
        .check(texts -> {
          var one = talk(Reserve.FULL);
          var other = talk(Reserve.FULL);
          for (String text : texts) {
            one.send(text);
            other.send(text);
            assertThat(one.last).isEqualTo(other.last);
          }
        });
  }

  @Test
  void naughtyStringsAreTextsLikeAnyOther() {
    var texts = new ArrayList<String>();
    TestVectors.json("vectors/blns.json").forEach(node -> texts.add(node.asString()));
    for (String opening : List.of("", "shift", "poll", "story")) {
      var talk = talk(Reserve.GOT_IT);
      for (String text : texts) {
        talk.turn(new Input.Started(opening.isEmpty() ? "hello" : opening, Map.of()));
        talk.send(text);
        sound(talk);
      }
    }
  }

  @Test
  void realTextsNeverUpsetIt() {
    var talk = talk(Reserve.GOT_IT);
    for (var line : TestVectors.jsonLines("vectors/sms_spam_collection.jsonl")) {
      talk.send(line.path("text").asString());
      sound(talk);
    }
  }

  private static TestConversation talk(Outcome outcome) {
    var poll =
        TestFlows.flow(
            "poll",
            "poll",
            TestFlows.ask("hours", "How many hours?").type(new AnswerType.Number(0, 24)).then(""));
    var story =
        TestFlows.flow(
            "story",
            "story",
            TestFlows.ask("story", "Tell us.").type(new AnswerType.FreeText(1000)).then("thanks"),
            TestFlows.say("thanks", "You said: {story}", ""));
    var talk =
        new TestConversation(ShiftFlow.SHIFT, ShiftFlow.ALERTS, ShiftFlow.HELLO, poll, story);
    talk.records = request -> ShiftFlow.records(request, outcome);
    return talk;
  }

  private static void sound(TestConversation talk) {
    assertThat(talk.state.runs()).hasSizeLessThanOrEqualTo(TurnLimits.DEFAULT.openRuns());
    for (var run : talk.state.runs()) {
      Flow flow = requireNonNull(talk.sets.current().flows().get(run.top().flow()));
      assertThat(flow.step(run.top().step())).isInstanceOfAny(Step.Ask.class, Step.Wait.class);
    }
    assertThat(talk.last.replies()).hasSizeLessThanOrEqualTo(TurnLimits.DEFAULT.textsPerTurn());
    for (Reply reply : talk.last.replies()) {
      assertThat(reply.text()).isNotBlank().hasSizeLessThanOrEqualTo(1600);
    }
  }
}
