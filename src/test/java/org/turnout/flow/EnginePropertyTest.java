package org.turnout.flow;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.turnout.Vectors;
import org.turnout.roster.Reserve;

/// Whatever is sent, in whatever order: the engine never throws (and `Talk` encodes and decodes the
/// state at every turn), every turn ends in a wait or an end, and its limits hold.
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

  @Property(tries = 300)
  void anySequenceOfTextsLeavesASoundConversation(
      @ForAll("texts") List<String> texts, @ForAll("outcomes") Outcome outcome) {
    var talk = talk(outcome);
    for (String text : texts) {
      if (text.equals("later")) {
        talk.after(Duration.ofHours(20));
      } else if (text.equals("poll")) {
        talk.turn(new Input.Started("poll", Map.of()));
      } else {
        talk.send(text);
      }
      sound(talk);
    }
  }

  @Property(tries = 100)
  void theSameTurnIsTheSameAgain(@ForAll("texts") List<String> texts) {
    var one = talk(Reserve.FULL);
    var other = talk(Reserve.FULL);
    for (String text : texts) {
      one.send(text);
      other.send(text);
      assertThat(one.last).isEqualTo(other.last);
    }
  }

  @Test
  void naughtyStringsAreTextsLikeAnyOther() {
    var texts = new ArrayList<String>();
    Vectors.json("vectors/blns.json").forEach(node -> texts.add(node.asString()));
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
    for (var line : Vectors.jsonLines("vectors/sms_spam_collection.jsonl")) {
      talk.send(line.path("text").asString());
      sound(talk);
    }
  }

  @Provide
  Arbitrary<Outcome> outcomes() {
    return Arbitraries.of(new Reserve().outcomes());
  }

  private static Talk talk(Outcome outcome) {
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
    var talk = new Talk(ShiftFlow.SHIFT, ShiftFlow.ALERTS, ShiftFlow.HELLO, poll, story);
    talk.records = request -> ShiftFlow.records(request, outcome);
    return talk;
  }

  private static void sound(Talk talk) {
    assertThat(talk.state.runs()).hasSizeLessThanOrEqualTo(Limits.DEFAULT.openRuns());
    for (var run : talk.state.runs()) {
      Flow flow = requireNonNull(talk.sets.current().flows().get(run.top().flow()));
      assertThat(flow.step(run.top().step())).isInstanceOfAny(Step.Ask.class, Step.Wait.class);
    }
    assertThat(talk.last.replies()).hasSizeLessThanOrEqualTo(Limits.DEFAULT.textsPerTurn());
    for (Reply reply : talk.last.replies()) {
      assertThat(reply.text()).isNotBlank().hasSizeLessThanOrEqualTo(1600);
    }
  }

  @Provide
  Arbitrary<List<String>> texts() {
    return Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(6, Arbitraries.of(TELLING)),
            net.jqwik.api.Tuple.of(1, Arbitraries.of("later", "poll")),
            net.jqwik.api.Tuple.of(1, Arbitraries.strings().ofMaxLength(40)))
        .list()
        .ofMaxSize(25);
  }
}
