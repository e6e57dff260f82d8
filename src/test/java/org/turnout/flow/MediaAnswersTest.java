package org.turnout.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turnout.flow.TestFlows.ask;
import static org.turnout.flow.TestFlows.flow;
import static org.turnout.flow.TestFlows.say;
import static org.turnout.flow.TestFlows.word;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.turnout.channel.MediaKind;
import org.turnout.channel.Photo;
import org.turnout.testkit.HardTexts;

/// What phones send besides words, and the words that they put below a text.
class MediaAnswersTest {
  private static final Set<MediaKind> CARD = Set.of(MediaKind.FILE);
  private static final Set<MediaKind> HEIC = Set.of(MediaKind.OTHER_PICTURE);

  private final Flow gear =
      flow(
          "gear",
          "gear",
          ask("photo", "Send a photo, or reply GEAR.")
              .type(new AnswerType.Photo())
              .words(word("GEAR", "gear", "great"))
              .then("great"),
          say("great", "Great photo!", ""));
  private final Flow call =
      flow(
          "call",
          "call",
          ask("phone", "Which phone?").type(new AnswerType.Phone()).then("thanks"),
          say("thanks", "We call {phone}.", ""));
  private final Flow sign =
      flow(
          "sign",
          "sign",
          ask("sure", "Sign? YES or NO.").type(new AnswerType.YesNo()).then("why"),
          ask("why", "Why?").type(new AnswerType.FreeText(400)).then("done"),
          say("done", "Kept: {why}", ""));
  private final TestConversation talk = new TestConversation(gear, call, sign);

  @Test
  void theFirstPictureAmongWhatCameIsThePhoto() {
    talk.send("gear");
    assertThat(said("", List.of(8L, 9L), CARD)).isEqualTo("Great photo!");
    assertThat(talk.handOvers()).isEmpty();
  }

  @Test
  void aCardOrARecordingIsNoPhotoAndIsAskedAgain() {
    talk.send("gear");
    assertThat(said("", List.of(), CARD))
        .startsWith("We need a photo here")
        .endsWith("Send a photo, or reply GEAR.");
    assertThat(said("here you go", List.of(), CARD)).startsWith("We need a photo here");
    assertThat(said("", List.of(7L), Set.of())).isEqualTo("Great photo!");
  }

  @Test
  void aPictureThatCannotBeOpenedIsToldAtOnce() {
    talk.send("gear");
    assertThat(said("", List.of(), HEIC))
        .startsWith("We can't open that kind of picture")
        .endsWith("Send a photo, or reply GEAR.");
    assertThat(talk.send("gear")).isEqualTo("Great photo!");
  }

  @Test
  void whatNobodyAskedForGoesToAPersonWithAnAnswerThatIsTrue() {
    assertThat(said("", List.of(), CARD)).contains("only open photos", "steward");
    assertThat(talk.handOvers()).containsExactly("a file, not a photo");
    assertThat(said("", List.of(), CARD)).as("within the hour").isEqualTo("Added to your message.");
    assertThat(talk.handOvers()).containsExactly("a file, not a photo");
    talk.now = talk.now.plus(Duration.ofHours(1));
    assertThat(said("", List.of(), HEIC)).contains("can't open");
    assertThat(talk.handOvers()).containsExactly("a picture that can't be opened");
    talk.now = talk.now.plus(Duration.ofHours(1));
    assertThat(said("look at this board, 1 nurse for 9 patients", List.of(7L), Set.of()))
        .contains("gets your photo", "patients");
    assertThat(talk.handOvers()).containsExactly("photo");
  }

  @Test
  void atAnotherQuestionItGoesToAPersonAndTheQuestionWaits() {
    talk.send("sign");
    assertThat(said("", List.of(), CARD)).contains("only open photos");
    assertThat(talk.handOvers()).containsExactly("a file, not a photo");
    assertThat(talk.send("yes")).isEqualTo("Why?");
  }

  @Test
  void aCardAfterABlastThatAsksForAPhotoIsAskedAgain() {
    var said = new Input.Said("", List.of(), CARD);
    assertThat(talk.turn(new Input.Answered("gear", Map.of(), said)))
        .startsWith("We need a photo here");
    assertThat(talk.last.opened()).isTrue();
  }

  @Test
  void aPhotoAfterABlastThatAsksForNoneLeavesItClosed() {
    var said = new Input.Said("", List.of(7L), Set.of());
    assertThat(talk.turn(new Input.Answered("sign", Map.of(), said))).contains("gets your photo");
    assertThat(talk.last.opened()).isFalse();
  }

  @Test
  void theTypeThatAPhoneDeclaresTellsWhatCame() {
    for (String type : List.of("image/jpeg", "IMAGE/PNG", "image/webp; q=1", "image/gif", "")) {
      assertThat(kind(type)).as(type).isEqualTo(MediaKind.PHOTO);
    }
    for (String type : List.of("image/heic", "image/HEIF", "image/avif", "image/tiff")) {
      assertThat(kind(type)).as(type).isEqualTo(MediaKind.OTHER_PICTURE);
    }
    for (String type : List.of("text/x-vcard", "text/vcard", "audio/amr", "video/mp4")) {
      assertThat(kind(type)).as(type).isEqualTo(MediaKind.FILE);
    }
  }

  @Test
  void aPhoneQuestionSaysWhatIsWrongWithANumber() {
    talk.send("call");
    assertThat(talk.send("213-373-4253 x12"))
        .isEqualTo("We need one phone number here, without an extension.\nWhich phone?");
    assertThat(talk.send("213-373-4253 or 213-373-4254")).startsWith("We need one phone number");
    assertThat(talk.send("213-373-4253")).isEqualTo("We call 213-373-4253.");
  }

  @Test
  void whatAPhonePutsBelowATextIsNoPartOfTheAnswer() {
    for (String tail :
        List.of(
            "\n(Sent with Slam Effect)",
            "\n\nSent from my iPhone",
            " (Sent with Loud Effect)",
            "\nEnviado desde mi iPhone",
            "\n--\nAna Cruz RN\nSunset",
            "\n(Sent with Balloons)\nSent from my T-Mobile 5G Device")) {
      talk.state = Conversation.NONE;
      talk.send("sign");
      assertThat(talk.send("yes" + tail)).as(tail).isEqualTo("Why?");
      assertThat(talk.send("we are short" + tail)).as(tail).isEqualTo("Kept: we are short");
    }
  }

  @Test
  void aPersonsOwnLinesStay() {
    for (String text :
        List.of(
            "the stickers\nwere sent to my unit",
            "one\n--\nand then a lot more that i want to say about my unit and how we work there",
            "we work (short) nights",
            "Sent from my iPhone")) {
      talk.state = Conversation.NONE;
      talk.send("sign");
      talk.send("yes");
      assertThat(talk.send(text)).isEqualTo("Kept: " + text);
    }
  }

  @Test
  void aTextOfNothingThatCanBeSeenIsTreatedAsABlankOne() {
    for (String text : List.of("", "  ", "\u200b", "\u200b\u2060 \ufeff", "\u3164", "\u202e")) {
      assertThat(talk.send(text)).isEmpty();
      assertThat(talk.last.effects()).isEmpty();
    }
    talk.send("sign");
    talk.send("yes");
    assertThat(talk.send("\u200b")).as("the question again").isEqualTo("Why?");
    assertThat(talk.send("🏥")).isEqualTo("Kept: 🏥");
  }

  @Test
  void everyHardTextGetsAnAnswer() {
    for (String text : HardTexts.all()) {
      talk.state = Conversation.NONE;
      talk.send("call");
      assertThat(talk.send(text)).as(text.substring(0, 20)).isNotEmpty();
    }
  }

  private String said(String text, List<Long> photos, Set<MediaKind> others) {
    return talk.turn(new Input.Said(text, photos, others));
  }

  private static MediaKind kind(String type) {
    return new Photo(URI.create("https://example.org/1"), type).kind();
  }
}
