package org.turnout.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageWishTest {
  private static final Languages LANGUAGES = Languages.builtIn();

  private static LanguageWish wish(String text, String language) {
    return LANGUAGES.wish(text, LANGUAGES.listener(language));
  }

  @ParameterizedTest
  @CsvSource({
    "could you send these in spanish please, en, es",
    "Spanish from now on pls, en, es",
    "is it possible to get these messages in tagalog?, en, tl",
    "my language is spanish, en, es",
    "text me in tagalog please, en, tl",
    "switch me back to english, es, en",
    "I only understand spanish, en, es",
    "prefiero los mensajes en español, en, es",
    "me los pueden mandar en español porfa, en, es",
    "hable en español, en, es",
    "regresar a inglés, es, en",
    "no entiendo nada de inglés, en, es",
    "yo no leo bien inglés, en, es",
    "pwede po bang tagalog na lang, en, tl",
    "tagalog po sana, en, tl",
    "hindi po ako nakakaintindi ng english, en, tl",
    "i can't read spanish, es, en",
    "mandenmelos en español, en, es",
    "mandemelo en españól x favor, en, es",
    "pongalo en español porfis, en, es",
    "ablenme en español, en, es",
    "escribamne en español, en, es",
    "puro español porfa, en, es",
    "sned in english please, es, en",
    "pls txt me in english, es, en",
    "wriet me in tagalog, en, tl",
  })
  void aWishIsHeardInManyWords(String text, String language, String wished) {
    assertThat(wish(text, language)).isEqualTo(new LanguageWish.Speaks(LANGUAGES.of(wished)));
  }

  @ParameterizedTest
  @CsvSource({
    "actually english pls my daughter is helping me, es, en",
    "why am i getting these in spanish i cant read them, es, en",
    "i only know english and bad words, es, en",
    "ok tagalog na lang, en, tl",
    "pa english po, tl, en",
    "tagalog lang po, en, tl",
    "puro tagalog lang po sana, en, tl",
    "pa tagalog naman po, en, tl",
    "perdon español por favor es que no leo ingles, en, es",
  })
  void aWishIsHeardInALongerText(String text, String current, String wished) {
    assertThat(LANGUAGES.wish(text, current))
        .isEqualTo(new LanguageWish.Speaks(LANGUAGES.of(wished)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "20 stickers in spanish please",
        "my english is bad",
        "english breakfast for the line",
        "the flyers are in spanish",
        "she teaches english please say hi",
        "my patients only speak spanish do you have flyers",
        "do you have the flyer in spanish",
        "the form in spanish",
        "20 calcomanias en español",
        "el volante en español esta mal",
        "mi compañera habla español",
        "i teach spanish",
        "is there anyone who speaks tagalog",
        "may tagalog ba yung flyer",
        "firme en español",
        "picket in spanish"
      })
  void aLanguageThatIsOnlyNamedIsNoWish(String text) {
    assertThat(LANGUAGES.wish(text, "en")).isEqualTo(LanguageWish.NONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "i don't speak english very well",
        "sorry no english",
        "not spanish please",
        "spanish or tagalog?",
        "no hablo español"
      })
  void whereItIsNotSaidWhichOneItIsAsked(String text) {
    assertThat(wish(text, "en")).isEqualTo(LanguageWish.ANOTHER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "english breakfast",
        "english muffins for the line",
        "my spanish is rusty",
        "her english is great",
        "i am filipino",
        "im a spanish interpreter",
        "soy filipino",
        "my kids speak spanish at home",
        "they only speak tagalog on night shift",
        "who speaks spanish on the line?",
        "why is this in english",
        "is the meeting in spanish",
        "spanish flyers please",
        "the tagalog flyer is wrong",
        "20 stickers in spanish",
        "el maestro de inglés firmó",
        "marunong siya mag english",
        "maybe spanish would be better for my mom",
        "please",
      })
  void aNameNextToOtherWordsIsNoWish(String text) {
    assertThat(wish(text, "en")).isEqualTo(LanguageWish.NONE);
  }
}
