package org.turnout.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What has an answer of its own, and what only sounds like it.
class AsideTest {
  private static final Languages LANGUAGES = Languages.builtIn();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a doctor here keeps touching my lower back|HARM",
        "he groped me in the supply room|HARM",
        "un doctor me manosea cuando paso|HARM",
        "hinipuan po ako ng doktor|HARM",
        "will i get fired for signing the petition|TROUBLE",
        "hr said anyone wearing a sticker will be suspended|TROUBLE",
        "im scared they will deport me|TROUBLE",
        "can they make me take it off|TROUBLE",
        "me da miedo que me corran|TROUBLE",
        "mi jefe anda tomando fotos de los que traen calcomania|TROUBLE",
        "baka po matanggal ako pag sumali|TROUBLE",
        "dont tell my manager i wrote this|DISCRETION",
        "can you delete that|DISCRETION",
        "no le digan a mi jefa|DISCRETION",
        "huwag nyo po sabihin sa boss ko|DISCRETION",
        "this is the third time im texting you|COMPLAINT",
        "nobody ever calls me back|COMPLAINT",
        "nadie me contesta|COMPLAINT",
        "wala pong sumasagot|COMPLAINT",
        "please remove my husband from your list|PHONE",
        "only text me about bargaining|FEWER",
        "solo quiero saber de la huelga|FEWER",
        "are you a bot|WHO",
        "who is this|WHO",
        "is this legit|WHO",
        "how do i know this is really the union|WHO",
        "es una maquina?|WHO",
        "scam po ba ito|WHO",
        "where do i send the pic of our unit|PHOTO",
        "saan ko po ipapadala yung picture|PHOTO",
        "a donde mando la foto|PHOTO",
        "i dont work at fontana anymore they moved me|MOVED",
        "they floated me out of Downey for good|MOVED",
        "i moved and im not at west la anymore|MOVED",
        "me transfirieron, ya no estoy en sunset|MOVED",
        "ya no soy de riverside|MOVED",
        "wala na po ako sa Sunset, nilipat ako|MOVED",
        "what can i do here|OPTIONS",
        "para que sirve este numero|OPTIONS",
        "thank you|THANKS"
      })
  void itIsHeard(String text, Aside kind) {
    assertThat(LANGUAGES.aside(text)).contains(kind);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "20 stickers for 5 east please",
        "what time is my shift",
        "who is my steward",
        "who is this for, me or the unit",
        "how do i know if i have a shift",
        "how do i tell you my new number",
        "where do i report to on thursday",
        "im so fired up for tomorrow",
        "fire the ceo",
        "not afraid to strike",
        "im afraid i cant make it friday",
        "is the petition anonymous",
        "do not use my name",
        "private duty nurse",
        "i let go of my saturday shift",
        "can i send my sister the link",
        "just want to sign",
        "i only want 20",
        "what is this week's shift",
        "idk yet, waiting on pto approval",
        "quiero un turno el viernes",
        "solo quiero 20 calcomanias",
        "corran la voz compañeros",
        "no tengo miedo, voy al piquete",
        "quien es mi delegado",
        "sino po ang steward namin",
        "hindi po ako takot",
        "20 stickers lang po sa icu",
        "Ana Cruz"
      })
  void ordinaryTextsAreNone(String text) {
    assertThat(LANGUAGES.aside(text)).isEmpty();
  }
}
