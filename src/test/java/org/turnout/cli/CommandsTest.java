package org.turnout.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.turnout.campaign.FlowFinder;
import org.turnout.cli.terminal.JsonLines;
import org.turnout.cli.text.PhoneCommand;
import org.turnout.cli.text.UnderstandCommand;
import org.turnout.language.KeywordMatcher;
import org.turnout.language.Languages;
import org.turnout.people.PhoneFault;
import org.turnout.testkit.TestVectors;
import tools.jackson.databind.JsonNode;

class CommandsTest {
  private static final Instant FRIDAY_NOON = Instant.parse("2026-10-02T19:00:00Z");
  private static final UnderstandCommand UNDERSTAND =
      new UnderstandCommand(Languages::builtIn, () -> FlowFinder.NONE);

  private static String run(String... args) {
    var out = new StringWriter();
    CommandTable.commandLine(System.getenv()).setOut(new PrintWriter(out)).execute(args);
    return out.toString();
  }

  @Test
  void smsAnswersInTheShapeThatTestsRelyOn() {
    assertThat(run("sms", "--json", "Hello")).startsWith("{\"encoding\":\"GSM-7\",\"segments\":1,");
  }

  @Test
  void smsNamesTheCharacterThatDoublesThePrice() {
    assertThat(run("sms", "We’re out"))
        .contains("UCS-2", "’", "RIGHT SINGLE QUOTATION MARK", "smart     GSM-7, 1");
  }

  @Test
  void yesHasNothingToDoWithConsentAndALoneBastaIsReviewed() {
    assertThat(UNDERSTAND.answer("YES")).containsEntry("compliance", null);
    assertThat(UNDERSTAND.answer("BASTA")).containsEntry("compliance", "review");
    assertThat(UNDERSTAND.answer("wrong number")).containsEntry("compliance", "stop");
    assertThat(UNDERSTAND.answer("alto"))
        .containsEntry("compliance", "stop")
        .containsEntry("language", "es");
  }

  @Test
  void understandAnswersEveryOutsideSentence() {
    for (JsonNode given : TestVectors.json("vectors/optout_keywords.json").get("cases")) {
      assertThat(UNDERSTAND.answer(given.get("text").asString()))
          .containsKeys("compliance", "flow", "language");
    }
  }

  @Test
  void understandNamesTheFlowAndTheLanguageOfItsWord() {
    FlowFinder flows =
        (text, _) ->
            text.equals("petición")
                ? Optional.of(new KeywordMatcher.Found("petition", "es"))
                : Optional.empty();
    var understand = new UnderstandCommand(Languages::builtIn, () -> flows);
    assertThat(understand.answer("petición"))
        .containsEntry("flow", "petition")
        .containsEntry("language", "es");
    assertThat(understand.answer("STOP")).containsEntry("flow", null);
    assertThat(understand.answer("petition! someone fainted"))
        .containsEntry("flow", null)
        .containsEntry("kind", "emergency: hurt");
  }

  @Test
  void phoneSaysWhereAndWhen() {
    var phone = new PhoneCommand(() -> FRIDAY_NOON);
    assertThat(phone.answer("512-555-0100"))
        .isEqualTo(
            Map.of(
                "e164",
                "+15125550100",
                "valid",
                true,
                "type",
                "FIXED_LINE_OR_MOBILE",
                "zones",
                List.of("America/Chicago"),
                "window",
                Map.of("open", true, "closes", "2026-10-03T02:00:00Z")));
    assertThat(phone.answer("STOP")).containsEntry("e164", null).containsEntry("window", null);
    assertThat(phone.answer("3.10820713E9"))
        .containsEntry("e164", null)
        .containsEntry("valid", false)
        .containsEntry("wrong", PhoneFault.EXPONENT.reason());
  }

  @Test
  void phoneAnswersEveryOutsideInput() {
    var phone = new PhoneCommand(() -> FRIDAY_NOON);
    var refused = new ArrayList<String>();
    var softly = new SoftAssertions();
    for (JsonNode given : TestVectors.json("vectors/phone_inputs.json").get("inputs")) {
      var answer = phone.answer(given.get("input").asString());
      if (answer.containsKey("wrong") && given.get("valid").asBoolean()) {
        refused.add(given.get("input").asString());
        continue;
      }
      softly.assertThat(answer.get("valid")).isEqualTo(given.get("valid").asBoolean());
      if (answer.get("e164") != null) {
        softly.assertThat(answer.get("e164")).isEqualTo(given.get("e164").asStringOpt().orElse(""));
        softly.assertThat(answer.get("type")).isEqualTo(given.get("type").asStringOpt().orElse(""));
      }
    }
    softly.assertAll();
    assertThat(refused).containsExactly("512-555-0100 ext. 5", "512-555-0100 x12345");
  }

  @Test
  void aLineThatIsNoJsonStringIsAnsweredAndTheRestGoesOn() {
    var in =
        new ByteArrayInputStream(
            "\"a\"\nnonsense\n{\"b\":1}\n\"c\"\n".getBytes(StandardCharsets.UTF_8));
    var out = new StringWriter();
    int code = JsonLines.answer(in, new PrintWriter(out), text -> Map.of("text", text));
    assertThat(code).isEqualTo(2);
    assertThat(out.toString().lines())
        .containsExactly(
            "{\"text\":\"a\"}",
            "{\"error\":\"this line is not a JSON string\"}",
            "{\"error\":\"this line is not a JSON string\"}",
            "{\"text\":\"c\"}");
  }
}
