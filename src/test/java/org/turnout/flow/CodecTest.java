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
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.turnout.flow.Conversation.Frame;
import org.turnout.flow.Conversation.Offer;
import org.turnout.flow.Conversation.Run;
import org.turnout.flow.Conversation.Waiting;
import org.turnout.roster.Reserve;

class CodecTest {
  private static final Instant AT = Instant.parse("2026-10-05T16:00:00.123456789Z");

  @Property(tries = 500)
  void encodingAConversationAndBackChangesNothing(@ForAll("conversations") Conversation any) {
    assertThat(ConversationCodec.decode(ConversationCodec.encode(any))).isEqualTo(any);
  }

  @Property(tries = 300)
  void encodingResultsAndBackChangesNothing(@ForAll("results") List<Result> any) {
    assertThat(ResultCodec.decode(ResultCodec.encode(any))).isEqualTo(any);
  }

  @Property(tries = 500)
  void brokenBytesRaiseNothingElse(
      @ForAll("conversations") Conversation any, @ForAll int place, @ForAll byte change) {
    byte[] bytes = ConversationCodec.encode(any);
    bytes[Math.floorMod(place, bytes.length)] = change;
    readOrRefuse(bytes);
    readOrRefuse(Arrays.copyOf(bytes, Math.floorMod(place, bytes.length)));
  }

  @Property(tries = 500)
  void anyBytesAtAllRaiseNothingElse(@ForAll byte[] bytes) {
    readOrRefuse(bytes);
  }

  @Test
  void anotherVersionIsNamed() {
    assertThatThrownBy(() -> ConversationCodec.decode(new byte[] {9}))
        .isInstanceOf(UnreadableConversation.class)
        .hasMessage("conversation state: version 9, this program reads 1");
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
                    Result.of(
                        Reserve.FULL,
                        Map.of("line", new Value.Row("7", Map.of("next", new Value.Number(3))))))))
        .isEqualTo(
            "[{\"outcome\":\"full\",\"values\":{\"line\":{\"row\":\"7\",\"fields\":{\"next\":3}}}}]");
  }

  @Test
  void resultsOfOthersAreRefused() {
    for (String json : List.of("nonsense", "[{\"outcome\":7}]", "[{}]", "[1]", "{\"a\":1}")) {
      assertThatThrownBy(() -> ResultCodec.decode(json))
          .as(json)
          .isInstanceOf(UnreadableConversation.class);
    }
  }

  private static void readOrRefuse(byte[] bytes) {
    try {
      assertThat(ConversationCodec.decode(bytes)).isNotNull();
    } catch (UnreadableConversation refused) {
      assertThat(refused).hasMessageStartingWith("conversation state: ");
    }
  }

  @Provide
  Arbitrary<List<Result>> results() {
    return Combinators.combine(
            Arbitraries.of("full", "not yet"), values(), rows().list().ofMaxSize(3))
        .as(Result::new)
        .list()
        .ofMaxSize(4);
  }

  @Provide
  Arbitrary<Conversation> conversations() {
    var frames =
        Combinators.combine(texts(), texts(), values(), texts().list().ofMaxSize(4))
            .as(Frame::new)
            .list()
            .ofMinSize(1)
            .ofMaxSize(3);
    var runs =
        Combinators.combine(
                texts(), frames, waitings(), Arbitraries.integers(), Arbitraries.of(true, false))
            .as(Run::new)
            .list()
            .ofMaxSize(3);
    return Combinators.combine(runs, offers().optional(), instants().optional())
        .as(Conversation::new);
  }

  private static Arbitrary<Waiting> waitings() {
    return Combinators.combine(
            instants(),
            instants().optional(),
            instants().optional(),
            Arbitraries.integers(),
            Arbitraries.integers(),
            rows().list().ofMaxSize(4),
            Arbitraries.integers())
        .as(Waiting::new);
  }

  private static Arbitrary<Offer> offers() {
    return Arbitraries.of(
        new Offer.Doubt("two", List.of(0, 3), AT),
        new Offer.Tongues(List.of("en", "es"), AT),
        new Offer.Menu(List.of("shift"), AT));
  }

  private static Arbitrary<Map<String, Value>> values() {
    return Arbitraries.maps(texts(), value()).ofMaxSize(4);
  }

  private static Arbitrary<Value.Row> rows() {
    return Combinators.combine(texts(), Arbitraries.maps(texts(), flat()).ofMaxSize(3))
        .as(Value.Row::new);
  }

  private static Arbitrary<Value> value() {
    return Arbitraries.oneOf(flat(), rows().map(row -> (Value) row));
  }

  private static Arbitrary<Value> flat() {
    return Arbitraries.oneOf(
        texts().map(Value.Text::new),
        Arbitraries.longs().map(Value.Number::new),
        Arbitraries.of(true, false).map(Value.Flag::new),
        Arbitraries.integers()
            .between(-90_000, 90_000)
            .map(LocalDate::ofEpochDay)
            .map(Value.Day::new),
        Arbitraries.integers()
            .between(0, 86_399)
            .map(LocalTime::ofSecondOfDay)
            .map(Value.Clock::new),
        instants().map(Value.Moment::new),
        Arbitraries.longs().map(Value.Photo::new));
  }

  private static Arbitrary<Instant> instants() {
    return Arbitraries.longs()
        .between(-4_000_000_000L, 8_000_000_000L)
        .map(second -> Instant.ofEpochSecond(second, Math.floorMod(second, 1_000_000_000L)));
  }

  private static Arbitrary<String> texts() {
    return Arbitraries.strings().ofMaxLength(12).map(CodecTest::storable);
  }

  /// Half an emoji never gets as far as the state.
  private static String storable(String text) {
    return new String(
        text.getBytes(java.nio.charset.StandardCharsets.UTF_8),
        java.nio.charset.StandardCharsets.UTF_8);
  }

  @Test
  void aPausedRunStaysPaused() {
    var run =
        new Run(
            "v",
            List.of(new Frame("f", "s", Map.of(), List.of())),
            new Waiting(AT, Optional.of(AT), Optional.empty(), 1, 2, List.of(), 0),
            3,
            true);
    var conversation = new Conversation(List.of(run), Optional.empty(), Optional.of(AT));
    assertThat(ConversationCodec.decode(ConversationCodec.encode(conversation)))
        .isEqualTo(conversation);
  }
}
