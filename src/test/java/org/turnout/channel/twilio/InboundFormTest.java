package org.turnout.channel.twilio;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.turnout.channel.Address;
import org.turnout.channel.InboundMessage;

class InboundFormTest {
  private static final Instant NOW = Instant.parse("2026-10-02T14:10:00Z");
  private static final String URL = "https://bot.example.org/webhooks/twilio/message";
  private static final String SID = "SM0123456789abcdef0123456789abcdef";
  private static final String STOP = "MessageSid=" + SID + "&Body=STOP&To=72347&From=";

  private final Signature signature = new Signature(List.of("token"));

  @Test
  void aByteThatIsNoUtf8CostsNothing() {
    for (String odd :
        List.of("FromCity=MONTR%C9AL", "FromCity=MONTR\u00c9AL", "New%FFThing=%c3%28")) {
      FormBody form = form(STOP + "%2B12133734253&" + odd);
      assertThat(signature.matches(URL, form, signature.sign(URL, form))).as(odd).isTrue();
      assertThat(read(form).body()).isEqualTo("STOP");
    }
    assertThat(read(form(STOP + "%2B12133734253&FromCity=MONTR%C9AL")).hints())
        .containsEntry("FromCity", "MONTR\ufffdAL");
  }

  @Test
  void anotherByteIsAnotherSignature() {
    String signed = signature.sign(URL, form("FromCity=MONTR%C9AL"));
    assertThat(signature.matches(URL, form("FromCity=MONTR%C8AL"), signed)).isFalse();
    assertThat(signature.matches(URL, form("FromCity=MONTR%EF%BF%BDAL"), signed)).isFalse();
  }

  @Test
  void aTextThatCameByRcsIsOfTheSamePhone() {
    var message = read(form(STOP + "rcs%3A%2B12133734253"));
    assertThat(message.from()).isEqualTo(Address.sms("+12133734253"));
    assertThat(message.to()).isEqualTo(Address.sms("72347"));
  }

  @Test
  void whatCameToAnRcsAgentIsAnsweredFromTheSenderThatStandsForIt() {
    String stop = STOP.replace("72347", "rcs:%s");
    String from = "rcs:%2B12133734253";
    assertThat(read(form(stop.formatted("turnout_agent") + from)).to())
        .isEqualTo(Address.sms("78787"));
    assertThat(read(form(stop.formatted("%2B15125550199") + from)).to())
        .isEqualTo(Address.sms("+15125550199"));
  }

  @Test
  void anotherRoadIsNoPhone() {
    for (String from :
        List.of("rcs:somebody", "whatsapp:%2B12133734253", "AT%26T", "FIRST BANK", "CAF%C3%89")) {
      assertThat(read(form(STOP + from)).from().value()).doesNotStartWith("+");
    }
  }

  private static InboundMessage read(FormBody form) {
    return InboundForm.read(form, NOW, "78787");
  }

  private static FormBody form(String body) {
    return FormBody.parse(body.getBytes(ISO_8859_1));
  }
}
