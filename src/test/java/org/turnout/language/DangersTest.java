package org.turnout.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is said behind a danger that was told of.
class DangersTest {
  private static final Dangers DANGERS = Languages.builtIn().dangers();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "never mind",
        "nvm",
        "false alarm",
        "False alarm, sorry!",
        "sorry wrong text",
        "oops wrong chat",
        "ignore that please",
        "sorry by mistake",
        "my bad, didnt mean to send that",
        "falsa alarma",
        "perdon fue sin querer",
        "disculpe me equivoque",
        "no pasa nada, todo bien",
        "mali po pala",
        "sorry po napindot lang",
        "wala po iyon",
        "maling send po",
      })
  void aReportIsCalledOff(String text) {
    assertThat(DANGERS.callsOff(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "never mind the cops, she is bleeding",
        "false alarm?",
        "it was not a false alarm",
        "they said it was a false alarm but he is still here",
        "wrong, they are still filming",
        "sorry, security is here",
        "ok",
        "thanks",
        "no pasa nada si viene la policia?",
        "me equivoque de lugar, es en la puerta 3",
        "no fue falsa alarma",
        "mali ang sinabi ng guard",
        "nandito pa sila",
        "wala pa pong dumarating",
      })
  void whateverElseIsSaidCallsOffNothing(String text) {
    assertThat(DANGERS.callsOff(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "thanks",
        "thank you i called them",
        "ok thank you so much for being there",
        "im ok now thanks",
        "i am feeling better",
        "god bless you",
        "gracias ya les hable",
        "ya estoy mejor gracias",
        "salamat po tumawag na ako",
        "ok na po ako salamat",
      })
  void somebodyIsRelieved(String text) {
    assertThat(DANGERS.isRelieved(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "thanks for nothing",
        "thanks but i still want to",
        "thank you and goodbye everyone",
        "i called and nobody answered",
        "im not ok",
        "can i get a shift",
        "gracias pero ya no quiero seguir",
        "gracias por nada",
        "salamat pero ayoko na",
        "paalam na po, salamat sa lahat",
      })
  void whoMayStillBeInDangerIsNot(String text) {
    assertThat(DANGERS.isRelieved(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"INCIDENT", "incident!", "Incidente", "insidente"})
  void aReportMayBeItsWordOnly(String text) {
    assertThat(DANGERS.isBareReport(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"INCIDENT at gate 3", "incidente policia", "incident (photo)", "shift"})
  void aReportInWordsIsMore(String text) {
    assertThat(DANGERS.isBareReport(text)).isFalse();
  }
}
