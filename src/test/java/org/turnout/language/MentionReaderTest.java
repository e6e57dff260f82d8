package org.turnout.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MentionReaderTest {
  /// A Saturday.
  private static final LocalDate TODAY = LocalDate.of(2026, 10, 3);

  private static final Languages LANGUAGES = Languages.builtIn();
  private static final AnswerParser EAR = LANGUAGES.listener("en");

  private static final List<Option> SHIFTS =
      List.of(
          shift("6am-10am Sunset", 6, "Sunset"),
          shift("2pm-6pm Sunset", 14, "Sunset"),
          shift("2pm-6pm Fontana", 14, "Fontana"));

  private static Option shift(String label, int start, String site) {
    return new Option(
        label,
        List.of(site),
        Optional.of(TODAY.plusDays(2)),
        Optional.of(LocalTime.of(start, 0)),
        Optional.of(LocalTime.of(start + 4, 0)));
  }

  @ParameterizedTest
  @CsvSource({
    "20 stickers for 5 east please, 5 east",
    "need 15 for the night shift asap, the night shift",
    "stickers for ICU at sunset, ICU",
    "20 calcomanías para 5 este por favor, 5 este",
    "kailangan ko ng 20 para sa ICU po, ICU"
  })
  void whomSomethingIsForIsFoundAsTyped(String text, String purpose) {
    String language = text.contains("para sa") ? "tl" : text.contains("para") ? "es" : "en";
    assertThat(LANGUAGES.listener(language).mentionedPurpose(text)).contains(purpose);
  }

  @Test
  void aCountIsFoundNextToTheNumberOfAUnit() {
    assertThat(EAR.mentionedCount("20 stickers for 5 east please")).contains(20L);
    assertThat(EAR.mentionedCount("some stickers for 5 east please")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "My name is Gurpreet Kaur and i want to sign, Gurpreet Kaur",
    "please add Beatriz Okonkwo to the petition, Beatriz Okonkwo",
    "I want to sign the petition, ",
    "sign me up for Sunset Hospital, "
  })
  void aNameIsFoundByItsCapitals(String text, String name) {
    assertThat(EAR.mentionedName(text)).isEqualTo(Optional.ofNullable(name));
  }

  @Test
  void theOneRowThatASentenceMentionsIsFound() {
    assertThat(EAR.mentionedOption("i want to picket in the morning", SHIFTS, TODAY)).contains(0);
    assertThat(EAR.mentionedOption("afternoon at fontana, im free", SHIFTS, TODAY)).contains(2);
    assertThat(EAR.mentionedOption("i want to picket", SHIFTS, TODAY)).isEmpty();
  }

  @Test
  void nothingIsFoundWhereADoubtOrANegationIs() {
    assertThat(EAR.mentionedCount("not 20")).isEmpty();
    assertThat(EAR.mentionedOption("anything but morning", SHIFTS, TODAY)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "20 sorry make it 30, 30",
    "2... no sorry 3, 3",
    "i said 30 earlier but make it 40, 40"
  })
  void aBetterAnswerBehindWordsThatCorrectIsLikely(String text, long number) {
    assertThat(EAR.number(text)).isEqualTo(new ParsedAnswer.Likely<>(number));
  }

  @Test
  void aYesThatIsTakenBackIsANo() {
    assertThat(EAR.yesNo("Yes - sorry meant NO. I'm out of town").known()).contains(false);
  }
}
