package org.turnout.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.turnout.language.CoreReader.Core;

class CoreReaderTest {
  private static final Languages LANGUAGES = Languages.builtIn();

  private static CoreReader cores(String language) {
    return LANGUAGES.listener(language).cores();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          en | k. unit is 6 west                 | 6 west
          en | ok sorry, my unit is the ICU pls  | the ICU
          en | its for the er                    | the er
          en | for night shift, thanks           | night shift
          en | ugh 5 east lol                    | 5 east
          en | night shift                       | night shift
          en | everyone on nights                | everyone on nights
          en | labor and delivery                | labor and delivery
          en | St. Mary wing                     | St. Mary wing
          es | es para la cocina porfa           | la cocina
          es | bueno, mi unidad es urgencias     | urgencias
          es | 5 este                            | 5 este
          tl | para sa ICU po                    | ICU
          tl | sige po, unit ko ay 6 west po     | 6 west
          """)
  void wordsAroundAnAnswerAreCut(String language, String text, String core) {
    assertThat(cores(language).of(text)).contains(new Core(core, false));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          en | they never tell us anything. 3 west          | 3 west
          en | 3 west. i hate this place                    | 3 west
          en | night shift but they can keep theirs         | night shift
          es | la cocina. ellos nunca nos dicen             | la cocina
          """)
  void whatIsToldBesidesLeavesItOpen(String language, String text, String core) {
    assertThat(cores(language).of(text)).contains(new Core(core, true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sorry got called into a code yesterday",
        "they can print it in bold",
        "hold on let me ask",
        "ok thanks"
      })
  void anAsideIsNoAnswer(String text) {
    assertThat(cores("en").of(text)).isEmpty();
  }

  @Test
  void aSentenceBehindAndIsOneOfItsOwn() {
    assertThat(cores("en").clauses("Colleen Brandt and they can print it in bold. Thanks!"))
        .isEqualTo(List.of("Colleen Brandt", "and they can print it in bold.", "Thanks!"));
  }

  @ParameterizedTest
  @CsvSource({
    "kaiser is the worst, true",
    "15 yrs at kaiser unfortunately, false",
    "i am at kaiser, false",
    "my badge is kaiser, false"
  })
  void whatIsSaidAboutAnEmployerNamesNone(String text, boolean about) {
    assertThat(cores("en").isAbout(text)).isEqualTo(about);
  }
}
