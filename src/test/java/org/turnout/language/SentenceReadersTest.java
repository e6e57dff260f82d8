package org.turnout.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Questions of when and where, words that lead to an answer, and several words of a question.
class SentenceReadersTest {
  private static final Languages LANGUAGES = Languages.builtIn();
  private static final PhraseTable<String> SHIFT =
      new PhraseTable<>(
          Map.of(
              "my shift",
              "shift",
              "do i picket",
              "shift",
              "mi turno",
              "shift",
              "shift ko",
              "shift"));
  private static final PhraseTable<String> LEADS =
      new PhraseTable<>(Map.of("i moved to", "site", "i work at", "site", "trabajo en", "site"));
  private static final PhraseTable<String> TOPICS =
      new PhraseTable<>(
          Map.of("bargaining", "b", "picket", "p", "piquete", "p", "negociaciones", "b"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "what time is my shift",
        "when's my shift?",
        "Hi! Can you tell me where my shift is tomorrow? Thanks",
        "what time does my shift end on thursday",
        "where do i have to be for my tuesday shift",
        "i forgot what time my shift starts",
        "what hours do i picket next week",
        "my shift?",
        "a qué hora empieza mi turno el lunes",
        "dónde es mi turno, por favor",
        "anong oras po ang shift ko bukas?",
        "saan po ang shift ko",
      })
  void aQuestionOfWhenAndWhereIsHeard(String text) {
    assertThat(LANGUAGES.listener("en").occasion(text, SHIFT)).contains("shift");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "my shift",
        "my shift is at 6",
        "what time can i swap my shift",
        "where do i park for my shift",
        "when do i get paid for my shift",
        "is my shift cancelled?",
        "who else is on my shift?",
        "what should i bring to my shift",
        "why is my shift so early",
        "where are the restrooms near my shift",
        "i can't make my shift, when is the next one",
        "cuándo puedo cambiar mi turno",
        "pwede bang palitan ang shift ko?",
      })
  void anotherQuestionAboutTheSameIsNot(String text) {
    assertThat(LANGUAGES.listener("en").occasion(text, SHIFT)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "I moved to Fontana, Fontana",
    "hi! I moved to West LA last month thanks, West LA",
    "i work at the Harbor one now, the Harbor one",
    "trabajo en Downey desde ayer, Downey",
    "i moved to tears, tears",
  })
  void whatFollowsALeadIsKeptAsTyped(String text, String rest) {
    assertThat(LANGUAGES.listener("en").led(text, LEADS)).contains(new Led<>("site", rest));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "i moved to",
        "i moved to fontana?",
        "my sister says i work at harbor",
        "if i moved to fontana would it matter",
        "i work at sunset and on friday my manager told all of us to stay late"
      })
  void aLeadBeginsAShortTextAndAsksNothing(String text) {
    assertThat(LANGUAGES.listener("en").led(text, LEADS)).isEqualTo(Optional.empty());
  }

  @ParameterizedTest
  @CsvSource({
    "just the bargaining one please, b",
    "sign me up for the picket texts, p",
    "lo de negociaciones nada más, b",
  })
  void aTopicAmongWordsThatSayNothingElseIsSure(String text, String topic) {
    assertThat(LANGUAGES.listener("en").own().several(text, TOPICS))
        .isEqualTo(ParsedAnswer.of(List.of(topic)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"bargaining sucks", "not bargaining", "all but picket", "is bargaining over?"})
  void aTopicThatIsSpokenOfIsNotSure(String text) {
    assertThat(LANGUAGES.listener("en").own().several(text, TOPICS))
        .isNotInstanceOf(ParsedAnswer.Understood.class);
  }
}
