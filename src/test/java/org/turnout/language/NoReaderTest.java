package org.turnout.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoReaderTest {
  private static final Languages LANGUAGES = Languages.builtIn();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "en|no my knees are bad",
        "en|No, bad back",
        "en|nope im 7 months pregnant",
        "en|no i use a cane",
        "en|no sorry, my hip is shot",
        "en|nah my feet are swollen rn",
        "en|no because i have arthritis",
        "es|no, tengo mal las rodillas",
        "es|no porque estoy embarazada",
        "es|no, ando con muletas",
        "tl|hindi po, masakit tuhod ko",
        "tl|hindi kasi buntis ako",
      })
  void aNoWithAReasonOfTheBodyIsPlain(String language, String text) {
    assertThat(LANGUAGES.listener(language).noes().isOfTheBody(text)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "en|no",
        "en|my knees are bad",
        "en|no my kid is sick",
        "en|no i cant come",
        "en|no, i have knee surgery that day",
        "en|no problem, my feet are fine",
        "en|no bad knees here",
        "en|no, im back at work",
        "en|no my car broke",
        "en|no, knee thing monday",
        "en|no my knees dont hurt",
        "en|no my knees?",
        "en|Absolutely not, I'm 8 months pregnant",
        "es|no me duelen las rodillas",
        "es|no tengo mal las rodillas",
        "es|no, ese dia me operan la rodilla",
        "tl|hindi po masakit tuhod ko",
        "tl|hindi, may sakit anak ko",
      })
  void anyOtherNoIsAskedAgain(String language, String text) {
    assertThat(LANGUAGES.listener(language).noes().isOfTheBody(text)).isFalse();
  }
}
