package org.turnout.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What ends an alarm, and what must not: one that is taken goes to nobody else.
class AlarmReplyTest {
  private static final Languages LANGUAGES = Languages.builtIn();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "yes",
        "YES!",
        "ok",
        "omw",
        "On my way",
        "on my way from the lot, call 911",
        "ok coming",
        "got it",
        "copy that",
        "im already with her",
        "i'm heading over now",
        "ill go",
        "i got it",
        "be there in 5 min",
        "im on it",
        "sí",
        "voy para allá",
        "ya voy",
        "yo me encargo",
        "ya estoy con ella",
        "oo",
        "papunta na po ako",
        "ako na bahala"
      })
  void aPlainAnswerTakesIt(String text) {
    assertThat(of(text)).isEqualTo(AlarmReply.TAKEN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no",
        "i cant",
        "sorry im in surgery",
        "not at work today",
        "somebody else please",
        "no puedo",
        "no voy",
        "hindi ako makakapunta"
      })
  void aRefusalPassesItOn(String text) {
    assertThat(of(text)).isEqualTo(AlarmReply.DECLINED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "i got this text by mistake",
        "i will call in sick tomorrow",
        "i will go home now",
        "im going to bed",
        "im here at work in the or",
        "the ambulance is on the way",
        "she will be there soon",
        "i can go tomorrow",
        "i have it on silent all day",
        "going to lunch",
        "who is going",
        "which door",
        "i can't believe it, on my way",
        "voy a dormir",
        "vamos a ganar esta huelga",
        "la ambulancia viene en camino",
        "papunta ako sa trabaho",
        "ok but who is this"
      })
  void anythingElseIsAskedBack(String text) {
    assertThat(of(text)).isEqualTo(AlarmReply.UNCLEAR);
  }

  @ParameterizedTest
  @ValueSource(strings = {"STICKERS", "menu", "shift"})
  void aSingleWordIsWhatItAlwaysIs(String text) {
    assertThat(of(text)).isEqualTo(AlarmReply.NONE);
  }

  private static AlarmReply of(String text) {
    return AlarmReply.of(text, LANGUAGES, true);
  }
}
