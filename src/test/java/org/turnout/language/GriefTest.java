package org.turnout.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Who has lost somebody, and what only sounds like it.
class GriefTest {
  private static final Languages LANGUAGES = Languages.builtIn();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "my mom died yesterday i cant picket",
        "sorry my dad passed away last night",
        "my grandmother just passed",
        "Ruth from our floor passed away sunday",
        "one of our nurses passed away",
        "falleció una compañera",
        "we lost my brother on sunday",
        "i have a funeral tomorrow so no picket for me",
        "death in the family, wont be there",
        "my husband is in hospice",
        "i had a miscarriage",
        "planning the funeral for my uncle",
        "mi mamá falleció ayer",
        "se murió mi papá",
        "estoy en el velorio de mi abuela",
        "perdí a mi hermano",
        "namatay po ang nanay ko",
        "nasa burol po ako ng lolo ko",
        "pumanaw na yung asawa ko"
      })
  void aLossIsHeard(String text) {
    assertThat(LANGUAGES.dangers().grieves(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "my phone died",
        "my son passed his boards",
        "i passed the nclex",
        "my mom is a nurse at sunset",
        "i lost my badge",
        "the deal is dead",
        "i died laughing",
        "my friend passed by the line",
        "stickers for my sister",
        "se me murió el teléfono",
        "mi mamá quiere firmar",
        "perdí a mi captain en la fila",
        "namatay ang ilaw sa unit"
      })
  void whatOnlySoundsLikeItIsNot(String text) {
    assertThat(LANGUAGES.dangers().grieves(text)).isFalse();
  }
}
