package org.turnout.people;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.turnout.language.Languages;

/// A stop word that is the first sentence, with nothing but anger behind it; and a wrong number
/// with a word about who was meant.
class OutburstTest {
  private static final Compliance COMPLIANCE = new Compliance(Languages.builtIn());

  private static ComplianceMatch heard(String text) {
    return COMPLIANCE.classify(text, "en");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UNSUBSCRIBE. its 5am, you people are unbelievable",
        "Stop! I told you guys three times",
        "STOP. This is harassment",
        "stop!!! you woke up my baby",
        "Unsubscribe. How many times do I have to say it",
        "QUIT. its 3 in the morning",
        "stop. what is wrong with you people",
        "STOPALL. fucking ridiculous",
        "Opt out. for the last time",
        "STOP. ya les dije tres veces",
        "STOP! son las 5 de la mañana",
        "ALTO. me tienen harta",
        "unsubscribe. ya estuvo, no molesten",
        "STOP. ang kukulit nyo",
        "STOP! ginising nyo ako",
        "ITIGIL. nakakainis na kayo",
        "STOP. alas singko pa lang ng umaga",
      })
  void aStopThatIsOnlyShoutedStopsAtOnce(String text) {
    assertThat(heard(text)).isInstanceOf(ComplianceMatch.Stop.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Stop! I meant 20 stickers",
        "Stop. Never mind, i dont need them",
        "STOP. only the rally ones, its 5am",
        "Stop! Kaiser is unbelievable",
        "stop. my manager said you people are nuts",
        "Stop! security is harassing us, this is unbelievable",
        "STOP! they are crossing the line, this is insane",
        "I told management to stop. unbelievable",
        "Cancel. you people are unbelievable",
        "stop lol you people are crazy",
        "STOP. I want the order for 5 west, its ridiculous",
        "Alto! el gerente esta loco",
        "STOP. solo los de rallies, son las 5 de la mañana",
        "Cancelar. mi turno, ya les dije",
        "STOP. yung shift ko lang, ang kulit nyo",
        "Tigil! ang kulit ng manager",
      })
  void whatMayMeanSomethingElseIsAskedBackOrLeftToAPerson(String text) {
    assertThat(heard(text)).isNotInstanceOf(ComplianceMatch.Stop.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "wrong number, im not Rosa",
        "wrong number this isnt rosa",
        "wrong number, i dont know anyone named Rosa",
        "numero equivocado, no soy Rosa",
        "este no es el numero de Rosa",
        "se equivocaron de número, no conozco a esa persona",
        "wrong number po, hindi ako si Rosa",
        "nagkamali po kayo ng number",
        "maling number po, di ko kilala si Rosa",
      })
  void aWrongNumberIsHeardWithAWordAboutWhoWasMeant(String text) {
    assertThat(heard(text)).isInstanceOf(ComplianceMatch.WrongNumber.class);
  }

  /// They may mean the number of stickers that they gave a minute ago.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "me equivoque de numero",
        "me equivoqué de número, disculpe",
        "nagkamali po ako ng number sorry",
        "nagkamali ako ng number",
        "namali po ako ng numero",
      })
  void whoGotANumberWrongIsAskedBeforeTheirPhoneIsUnlinked(String text) {
    assertThat(heard(text)).isInstanceOf(ComplianceMatch.Plea.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "wrong send po",
        "disculpe me he equivocado de numero",
        "ay wrong send po sorry",
        "wrong number, im not working monday",
        "wrong number, i'm not sure",
        "oops wrong number, i meant 20",
        "I put the wrong number of stickers, I need 20",
        "me equivoque de numero de turno",
        "perdón me equivoqué de número, 15",
        "me equivoque de numero, son 20 calcomanias",
        "este no es el numero de mi orden",
        "no soy Rosa, soy Ana",
        "me equivoque de dia",
        "nagkamali po ako ng number ng sticker, 20 po",
        "nagkamali ako ng number, 35 po",
        "hindi po ako si Rosa, Ana po",
        "nagkamali ako ng araw",
      })
  void aWrongNumberOfSomethingUnlinksNobody(String text) {
    assertThat(heard(text)).isNotInstanceOf(ComplianceMatch.WrongNumber.class);
  }
}
