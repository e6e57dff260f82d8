package org.turnout.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmployerReaderTest {
  private static final Languages LANGUAGES = Languages.builtIn();
  private static final String KAISER = "Kaiser Permanente";
  private static final List<Option> LISTED =
      List.of(
          new Option(KAISER, List.of("KP", "Kaiser", "Kaiser Hospital", "Kaiser Foundation")),
          new Option("Southern California Permanente Medical Group", List.of("SCPMG")),
          new Option("The Permanente Medical Group", List.of("TPMG", "Permanente Medical Group")));

  private static ParsedAnswer<String> heard(String language, String text) {
    return LANGUAGES.listener(language).employer(text, LISTED, List.of());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          en | kp
          en | KP!
          en | Kaiser
          en | kaiser permanente
          en | Kaiser Permanente.
          en | kaiser hospital
          en | kaiser permanete
          en | I work for kaiser
          en | i work at kaiser
          en | im a nurse at kaiser
          en | it's kaiser
          en | yes kaiser
          en | yes, Kaiser Permanente
          en | kaiser please
          en | kaiser 💜
          en | my badge says kaiser
          en | it says Kaiser Permanente
          en | my employer is kp
          es | si porfa, kaiser
          es | sí, kaiser
          es | trabajo para kaiser
          es | trabajo en Kaiser Permanente
          es | yo trabajo en el hospital kaiser
          es | mi gafete dice kaiser
          es | kaiser por favor
          tl | kaiser po
          tl | opo, kaiser
          tl | oo kaiser po
          tl | sa kaiser po ako
          tl | nagtatrabaho po ako sa kaiser
          tl | ang nakasulat ay kaiser
          """)
  void aSentenceThatSaysANameIsTheListedEmployer(String language, String text) {
    assertThat(heard(language, text)).isEqualTo(ParsedAnswer.of(KAISER));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          scpmg | Southern California Permanente Medical Group
          southern california permanente medical group | Southern California Permanente Medical Group
          permanente medical group | The Permanente Medical Group
          i work for tpmg | The Permanente Medical Group
          """)
  void theLongestNameInATextIsTheEmployer(String text, String name) {
    assertThat(heard("en", text)).isEqualTo(ParsedAnswer.of(name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kaizer",
        "Kiaser Permanente",
        "kaiser?",
        "kaiser, 20 years",
        "fuck kaiser",
        "kaiser in fontana"
      })
  void aSlipOrWordsLeftOverMakeItLikely(String text) {
    assertThat(heard("en", text)).isEqualTo(ParsedAnswer.of(KAISER, Grade.LIKELY));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "xyz",
        "Northwest Permanente",
        "Hawaii Permanente Medical Group",
        "CPMG",
        "Kaiser Steel",
        "Acme Home Care",
        "home care",
        "Care For You",
        "Dignity Health",
        "City of Hope",
        "St. Mary's",
        "UCLA",
        "I work for Sutter",
        "Clínica Mejor Salud"
      })
  void whatIsNotListedIsLikelyTheWordsAsTyped(String text) {
    assertThat(heard("en", " " + text + " ")).isEqualTo(ParsedAnswer.of(text, Grade.LIKELY));
    assertThat(heard("es", text)).isEqualTo(ParsedAnswer.of(text, Grade.LIKELY));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          en | already
          en | already signed
          en | i already signed this
          en | yes
          en | no
          en | none
          en | n/a
          en | nope
          en | idk
          en | not sure
          en | my manager
          en | MY MANAGER
          en | my boss
          en | the hospital
          en | why?
          en | can my manager see this?
          en | why do you need that info?
          en | not kaiser
          en | no kaiser
          en | i dont work for kaiser
          en | kaiser or scpmg
          en | thanks
          en | 👍
          en | 1
          en | ???
          es | ya firmé
          es | ya
          es | ninguno
          es | mi jefe
          es | no trabajo en kaiser
          es | no sé
          tl | hindi kaiser
          tl | wala
          tl | boss ko
          tl | tapos na
          tl | ewan
          """)
  void chatRefusalsAndTwoNamesAreNoEmployer(String language, String text) {
    assertThat(heard(language, text)).isInstanceOf(ParsedAnswer.Unclear.class);
  }

  @Test
  void theBetterOfTwoAnswersIsLikely() {
    assertThat(heard("en", "kaiser, sorry i meant SCPMG"))
        .isEqualTo(ParsedAnswer.of("Southern California Permanente Medical Group", Grade.LIKELY));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          en | No, SCPMG | Southern California Permanente Medical Group
          en | no. Acme Health | Acme Health
          es | No, Clínica Vida | Clínica Vida
          tl | hindi po, TPMG | The Permanente Medical Group
          """)
  void whatIsSaidBehindANoIsLikely(String language, String text, String name) {
    assertThat(heard(language, text)).isEqualTo(ParsedAnswer.of(name, Grade.LIKELY));
  }

  @ParameterizedTest
  @ValueSource(strings = {"no, thanks", "no, not kaiser", "no,", "no!", "no... idk"})
  void aNoWithoutANameIsNoEmployer(String text) {
    assertThat(heard("en", text)).isInstanceOf(ParsedAnswer.Unclear.class);
  }

  @Test
  void withoutAListEverythingIsAsTyped() {
    assertThat(LANGUAGES.listener("en").employer("KP", List.of(), List.of()))
        .isEqualTo(ParsedAnswer.of("KP", Grade.LIKELY));
  }
}
