package org.turnout.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.turnout.flow.Conversation.Frame;
import org.turnout.flow.Conversation.Offer;
import org.turnout.flow.Conversation.Run;
import org.turnout.flow.Conversation.Said;
import org.turnout.flow.Conversation.Waiting;
import org.turnout.roster.Reserve;
import org.turnout.testkit.Arbitrary;
import org.turnout.testkit.ForAll;

class CodecTest {
  private static final Instant AT = Instant.parse("2026-10-05T16:00:00.123456789Z");

  private static final Arbitrary<Integer> INTS = Arbitrary.ints();
  private static final Arbitrary<Boolean> FLAGS = Arbitrary.booleans();

  /// Half an emoji never reaches the state.
  private static final Arbitrary<String> TEXTS = Arbitrary.soundTexts(12);

  private static final Arbitrary<Said> SAID =
      random -> new Said(TEXTS.draw(random), TEXTS.draw(random));

  private static final Arbitrary<Instant> INSTANTS =
      Arbitrary.longs(-4_000_000_000L, 8_000_000_000L)
          .map(second -> Instant.ofEpochSecond(second, Math.floorMod(second, 1_000_000_000L)));

  private static final Arbitrary<Value> FLAT =
      Arbitrary.oneOf(
          TEXTS.map(Value.Text::new),
          Arbitrary.longs().map(Value.Number::new),
          FLAGS.map(Value.Flag::new),
          Arbitrary.ints(-90_000, 90_000).map(LocalDate::ofEpochDay).map(Value.Day::new),
          Arbitrary.ints(0, 86_399).map(LocalTime::ofSecondOfDay).map(Value.Clock::new),
          INSTANTS.map(Value.Moment::new),
          Arbitrary.longs().map(Value.Photo::new));

  private static final Arbitrary<Map<String, Value>> FIELDS = Arbitrary.maps(TEXTS, FLAT, 3);

  private static final Arbitrary<Value.Row> ROW =
      random -> new Value.Row(TEXTS.draw(random), FIELDS.draw(random));

  private static final Arbitrary<List<Value.Row>> ROWS = ROW.list(4);

  private static final Arbitrary<Map<String, Value>> VALUES =
      Arbitrary.maps(TEXTS, Arbitrary.oneOf(FLAT, ROW), 4);

  private static final Arbitrary<Conversation> CONVERSATIONS = conversations();

  private static Arbitrary<Conversation> conversations() {
    Arbitrary<List<String>> texts = TEXTS.list(4);
    Arbitrary<Frame> frame =
        random ->
            new Frame(
                TEXTS.draw(random), TEXTS.draw(random), VALUES.draw(random), texts.draw(random));
    Arbitrary<List<Frame>> frames = frame.list(1, 3);
    Arbitrary<Waiting> waiting =
        random ->
            new Waiting(
                INSTANTS.draw(random),
                INSTANTS.optional().draw(random),
                INSTANTS.optional().draw(random),
                INTS.draw(random),
                INTS.draw(random),
                ROWS.draw(random),
                INTS.draw(random));
    Arbitrary<Run> run =
        random ->
            new Run(
                TEXTS.draw(random),
                frames.draw(random),
                waiting.draw(random),
                INTS.draw(random),
                FLAGS.draw(random),
                SAID.optional().draw(random));
    Arbitrary<List<Run>> runs = run.list(3);
    Arbitrary<Optional<Offer>> offers =
        Arbitrary.<Offer>among(
                List.of(
                    new Offer.Doubt("two", List.of(0, 3), AT),
                    new Offer.Confirm("yes for the afternoon", 1, true, AT),
                    new Offer.Tongues(List.of("en", "es"), AT),
                    new Offer.Menu(List.of("shift"), "shift or stickers", AT)))
            .optional();
    return random ->
        new Conversation(runs.draw(random), offers.draw(random), INSTANTS.optional().draw(random));
  }

  @Test
  void encodingAConversationAndBackChangesNothing() {
    ForAll.of(CONVERSATIONS)
        .tries(500)
        .check(any ->
            assertThat(ConversationCodec.decode(ConversationCodec.encode(any))).isEqualTo(any));
  }

  private record Broken(Conversation conversation, int place, byte change) {}

  @Test
  void brokenBytesRaiseNothingElse() {
    ForAll.<Broken>of(random ->
            new Broken(
                CONVERSATIONS.draw(random), random.nextInt(1 << 16), INTS.draw(random).byteValue()))
        .tries(500)
        .check(broken -> {
          byte[] bytes = ConversationCodec.encode(broken.conversation());
          int place = broken.place() % bytes.length;
          bytes[place] = broken.change();
          readOrRefuse(bytes);
          readOrRefuse(Arrays.copyOf(bytes, place));
        });
  }

  @Test
  void anyBytesAtAllRaiseNothingElse() {
    ForAll.of(Arbitrary.bytes(255)).tries(500).check(CodecTest::readOrRefuse);
  }

  @Test
  void anotherVersionIsNamed() {
    assertThatThrownBy(() -> ConversationCodec.decode(new byte[] {9}))
        .isInstanceOf(UnreadableConversation.class)
        .hasMessage("conversation state: version 9, this program reads 2");
  }

  @Test
  void nothingOpenIsFourBytes() {
    assertThat(ConversationCodec.encode(Conversation.NONE)).hasSize(4);
  }

  @Test
  void resultsReadAsWords() {
    assertThat(
            ResultCodec.encode(
                List.of(
                    ActionResult.of(
                        Reserve.FULL,
                        Map.of("line", new Value.Row("7", Map.of("next", new Value.Number(3))))))))
        .isEqualTo(
            "[{\"outcome\":\"full\",\"values\":{\"line\":{\"row\":\"7\",\"fields\":{\"next\":3}}}}]");
  }

  private static void readOrRefuse(byte[] bytes) {
    try {
      assertThat(ConversationCodec.decode(bytes)).isNotNull();
    } catch (UnreadableConversation refused) {
      assertThat(refused).hasMessageStartingWith("conversation state: ");
    }
  }

  @Test
  void aConversationOfTheFormBeforeIsStillRead() {
    var run = paused(Optional.empty());
    var conversation = new Conversation(List.of(run), Optional.empty(), Optional.empty());
    byte[] now = ConversationCodec.encode(conversation);
    byte[] before = Arrays.copyOf(now, now.length - 1);
    before[0] = 1;
    before[before.length - 2] = now[now.length - 2]; // what was said was not kept
    before[before.length - 1] = now[now.length - 1];
    assertThat(ConversationCodec.decode(before)).isEqualTo(conversation);
  }

  @Test
  void aPausedRunStaysPaused() {
    var run = paused(Optional.of(new Said("20 for 5 east", "many")));
    var conversation = new Conversation(List.of(run), Optional.empty(), Optional.of(AT));
    assertThat(ConversationCodec.decode(ConversationCodec.encode(conversation)))
        .isEqualTo(conversation);
  }

  private static Run paused(Optional<Said> said) {
    return new Run(
        "v",
        List.of(new Frame("f", "s", Map.of(), List.of())),
        new Waiting(AT, Optional.of(AT), Optional.empty(), 1, 2, List.of(), 0),
        3,
        true,
        said);
  }
}
