package org.turnout.people;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.turnout.language.Languages;

/// What phones write by themselves is not answered; what only looks like it is a person's.
class PhoneTextsTest {
  private static final Compliance COMPLIANCE = new Compliance(Languages.builtIn());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Le gusta “Lunes: ropa roja”",
        "Le encanta “Lunes: ropa roja”",
        "No le gusta “Lunes: ropa roja”",
        "Dejó de gustarle “Lunes: ropa roja”",
        "Eliminó 👍 de “Lunes: ropa roja”",
        "Se ha reaccionado con 👍 a “Lunes: ropa roja”",
        "Đã thích “Thứ Hai: áo đỏ”",
        "用👍回应了“周一：红衣服”",
        "A réagi avec 👍 à “Lundi : rouge”",
        "A aimé « Répondez OUI ou NON »",
        "Reagiu com 👍 a “Reply YES or NO”",
        "Hat mit 👍 auf „Reply YES or NO“ reagiert",
        "Hat „Reply YES or NO“ mit „Gefällt mir“ markiert",
        "Gefällt „Reply YES or NO“",
        "“Reply YES or NO”を強調しました",
        "「Reply YES or NO」にいいねしました",
        "“Reply YES or NO”에 좋아요를 표시했습니다",
        "Понравилось «Reply YES or NO»",
        "Polubiono „Odpowiedz TAK albo NIE”",
        "Reacted 👍 to your message"
      })
  void aReactionIsOneInAnyLanguage(String text) {
    assertThat(hear(text)).as(text).isEqualTo(new ComplianceMatch.Reaction());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "This phone is for calls only and does not accept text messages. Please call.",
        "I'm unable to chat right now but will reply to your text soon.",
        "Hello! I am currently driving and will read this later.",
        "Driving now, can't text. Sent from my car's screen",
        "I am on PTO until Monday. For urgent matters contact Ana.",
        "Estoy de vacaciones. Para asuntos urgentes llame a la oficina.",
        "Estoy conduciendo con No molestar activado. Veré tu mensaje cuando llegue."
      })
  void anAnswerThatAPhoneWritesIsNone(String text) {
    assertThat(hear(text)).as(text).isInstanceOf(ComplianceMatch.AutoReply.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "my manager said “wear red and you are fired”",
        "what does “Reply YES or NO” mean",
        "“Reply YES or NO” what is that",
        "\"I can not come\"",
        "\"yes\" and \"no\"",
        "the sign says \"No parking here\"",
        "i am on vacation until monday",
        "im driving what is the address",
        "for urgent care which entrance",
        "「はい」"
      })
  void whatAPersonWritesIsHeard(String text) {
    assertThat(hear(text))
        .as(text)
        .isNotInstanceOfAny(ComplianceMatch.Reaction.class, ComplianceMatch.AutoReply.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "STOP\n(Sent with Slam Effect)",
        "STOP\n\nSent from my iPhone",
        "stop (Sent with Balloons)",
        "please stop texting me\nSent from my T-Mobile 5G Device",
        "ALTO\nEnviado desde mi iPhone",
        "STOP\n--\nAna Cruz RN\nSunset"
      })
  void aStopAboveWhatAPhoneAddsStops(String text) {
    assertThat(hear(text)).as(text).isInstanceOf(ComplianceMatch.Stop.class);
  }

  private static ComplianceMatch hear(String text) {
    return COMPLIANCE.classify(text, "en");
  }
}
