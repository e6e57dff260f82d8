package org.turnout.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OfferedReaderTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 10, 2);
  private static final Languages LANGUAGES = Languages.builtIn();
  private static final List<Option> ROWS = List.of(row(6), row(10), row(14));

  private static Option row(int hour) {
    return new Option(
        hour + "-" + (hour + 4) + " Sunset",
        List.of("Sunset"),
        Optional.of(TODAY.plusDays(3)),
        Optional.of(LocalTime.of(hour, 0)),
        Optional.of(LocalTime.of(hour + 4, 0)));
  }

  private static Optional<Integer> heard(String language, String text) {
    return LANGUAGES.listener(language).choice(text, ROWS, TODAY).known();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en|whats the first one u got|0",
        "en|first one u got|0",
        "en|the first one you have|0",
        "en|earliest you have|0",
        "en|whats the earliest|0",
        "en|whatever is first|0",
        "en|ill take the first available pls|0",
        "en|whats the last one you have|2",
        "en|give me the second one on the list|1",
        "es|la primera que tengan|0",
        "es|la primera q tengan porfa|0",
        "es|cual es la primera?|0",
        "es|lo mas temprano que tengan|0",
        "es|la segunda que tienen|1",
        "tl|yung una po na meron kayo|0",
        "tl|kung ano po unang meron|0",
        "tl|yung pinakamaaga po|0",
      })
  void aRowIsWantedByItsPlaceInTheList(String language, String text, int row) {
    assertThat(heard(language, text)).contains(row);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en|whats the difference between the first and second",
        "en|is the first one full",
        "en|i did the first one already",
        "en|not the first one",
        "en|is this my first one?",
        "en|when is the first one over",
        "en|what do you have",
        "es|la primera ya la hice",
        "es|cuando empieza la primera?",
        "es|que tienen",
        "tl|anong oras matatapos yung una",
        "tl|ano pong meron",
      })
  void aQuestionAboutTheListTakesNoRow(String language, String text) {
    assertThat(heard(language, text)).isEmpty();
  }
}
