package org.turnout.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.turnout.testkit.Arbitrary;
import org.turnout.testkit.ForAll;
import org.turnout.testkit.TestVectors;
import tools.jackson.databind.JsonNode;

class SegmentsTest {
  @Test
  void everyOutsideTextIsCountedAsTheCarriersCalculatorCountsIt() {
    var softly = new SoftAssertions();
    for (JsonNode vector : TestVectors.json("vectors/sms_segmentation.json").get("vectors")) {
      String text = vector.get("text").asString();
      // Where packing by grapheme and by code point differ, no phone can receive the former.
      JsonNode expected =
          vector.get(vector.get("agree").asBoolean() ? "plain" : "codepointPacking");
      Segments counted = Segments.of(text);
      softly
          .assertThat(counted.encoding().label())
          .as("%s", vector.get("id"))
          .isEqualTo(expected.get("encoding").asString());
      softly
          .assertThat(counted.segments())
          .as("%s", vector.get("id"))
          .isEqualTo(expected.get("segments").asInt());
      if (counted.encoding() == Encoding.GSM_7
          && vector.get("agree").asBoolean()
          && expected.has("segmentTexts")) {
        softly.assertThat(counted.units()).isEqualTo(expected.get("characters").asInt());
        List<String> parts =
            expected
                .get("segmentTexts")
                .valueStream()
                .map(JsonNode::asString)
                .filter(part -> !part.isEmpty())
                .toList();
        softly.assertThat(split(text)).as("%s", vector.get("id")).isEqualTo(parts);
      }
    }
    softly.assertAll();
  }

  @Test
  void smartEncodingMakesOfEveryOutsideTextWhatTheCarrierMakes() {
    var softly = new SoftAssertions();
    for (JsonNode vector : TestVectors.json("vectors/sms_segmentation.json").get("vectors")) {
      JsonNode smart = vector.get("smart") == null ? vector.get("plain") : vector.get("smart");
      if (vector.get("agree").asBoolean()) {
        Segments counted = SmartEncoding.count(vector.get("text").asString());
        softly
            .assertThat(counted.encoding().label())
            .as("%s", vector.get("id"))
            .isEqualTo(smart.get("encoding").asString());
        softly
            .assertThat(counted.segments())
            .as("%s", vector.get("id"))
            .isEqualTo(smart.get("segments").asInt());
      }
    }
    softly.assertAll();
  }

  @Test
  void smartEncodingReplacesJustWhatTheCarrierReplaces() {
    JsonNode map = TestVectors.json("vectors/smart_encoding_map.json").get("map");
    for (int c = 0; c < 0x10000; c++) {
      String text = Character.toString(c);
      JsonNode instead = map.get("U+%04X".formatted(c));
      assertThat(SmartEncoding.apply(text)).isEqualTo(instead == null ? text : instead.asString());
    }
  }

  @Test
  void oneCurlyQuoteDoublesAPriceAndIsNamed() {
    String text = "Don’t cross the line, " + "a".repeat(80) + ". Don’t.";
    assertThat(Segments.of(text)).isEqualTo(new Segments(Encoding.UCS_2, 2, text.length()));
    assertThat(Segments.costly(text)).containsExactly(new Segments.Costly("’", 3, 2, true));
    assertThat(Segments.of(SmartEncoding.apply(text)).segments()).isEqualTo(1);
  }

  @Test
  void aEuroSignOnTheEdgeOfAPartMovesToTheNext() {
    String text = "a".repeat(152) + "€" + "b".repeat(10);
    assertThat(split(text)).containsExactly("a".repeat(152), "€" + "b".repeat(10));
    assertThat(Segments.costly(text)).containsExactly(new Segments.Costly("€", 152, 1, false));
  }

  @Test
  void partsJoinedAreTheTextAndNoneIsTooLong() {
    ForAll.of(Arbitrary.texts(700))
        .tries(500)
        .check(text -> {
          List<String> parts = split(text);
          assertThat(String.join("", parts)).isEqualTo(text);
          assertThat(parts).hasSize(Segments.of(text).segments());
          assertThat(parts)
              .allSatisfy(part -> assertThat(Segments.of(part).segments()).isEqualTo(1));
        });
  }

  /// The parts a phone receives, cut character by character.
  private static List<String> split(String text) {
    var encoding = Segments.of(text).encoding();
    int most = Segments.of(text).segments() < 2 ? encoding.single() : encoding.joined();
    var parts = new ArrayList<String>();
    int filled = most;
    for (int c : text.codePoints().toArray()) {
      int width = encoding == Encoding.UCS_2 ? Character.charCount(c) : Gsm7.width((char) c);
      filled += width;
      if (filled > most) {
        parts.add("");
        filled = width;
      }
      parts.add(parts.removeLast() + Character.toString(c));
    }
    return parts;
  }
}
