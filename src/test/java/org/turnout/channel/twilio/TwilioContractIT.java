package org.turnout.channel.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.turnout.channel.Address;
import org.turnout.channel.OutboundText;
import org.turnout.channel.SendResult;
import org.turnout.lab.carrier.SentPicture;
import org.turnout.lab.carrier.WiredStandIn;
import org.turnout.testkit.ContractProxy;

/// Everything we ask of Twilio's API, checked against its OpenAPI documents.
class TwilioContractIT {
  private final WiredStandIn rehearsal = new WiredStandIn();

  @AfterEach
  void stop() {
    rehearsal.close();
  }

  @Test
  void everyRequestAboutMessagesKeepsTheContract() {
    try (var proxy = ContractProxy.start("twilio-messages.openapi.json", rehearsal.access.api());
        var carrier = new TwilioCarrier(through(proxy), TwilioErrors.load(), TwilioLimits.DEFAULT);
        var account = new TwilioAccount(through(proxy), TwilioLimits.DEFAULT)) {
      for (String from : List.of("+15125550199", "72347", WiredStandIn.SERVICE)) {
        assertThat(carrier.send(text(from))).isInstanceOf(SendResult.Accepted.class);
      }
      for (int i = 0; i < 1_100; i++) {
        rehearsal.standIn.withhold(WiredStandIn.PHONE, "text " + i);
      }
      rehearsal.standIn.text(
          WiredStandIn.PHONE, "look", new SentPicture(new byte[] {1}, "image/png"));
      var log = carrier.received(Address.sms("72347"), WiredStandIn.NOW);
      assertThat(log).hasSize(1_101);
      assertThat(carrier.photos(log.getLast())).hasSize(1);
      assertThat(carrier.sentTo(Address.sms(WiredStandIn.PHONE), WiredStandIn.NOW)).hasSize(3);
      account.standing();
      assertThat(account.sender("+15125550199")).isPresent();
      assertThat(account.sender("72347")).isPresent();
      assertThat(proxy.requestViolations()).isEmpty();
      assertThat(proxy.summary()).contains("IncomingPhoneNumbers", "Balance", "ShortCodes");
    }
  }

  @Test
  void everyRequestAboutServicesKeepsTheContract() {
    try (var proxy =
            ContractProxy.start("twilio-messaging-v1.openapi.json", rehearsal.access.api());
        var account = new TwilioAccount(through(proxy), TwilioLimits.DEFAULT)) {
      assertThat(account.sender(WiredStandIn.SERVICE)).isPresent();
      assertThat(proxy.requestViolations()).isEmpty();
      assertThat(proxy.summary()).contains("/v1/Services/{Sid}");
    }
  }

  private TwilioAccess through(ContractProxy proxy) {
    return new TwilioAccess(
        WiredStandIn.ACCOUNT,
        List.of(WiredStandIn.TOKEN),
        proxy.address(),
        rehearsal.access.publicUrl());
  }

  private static OutboundText text(String from) {
    return new OutboundText(
        17,
        Address.sms(WiredStandIn.PHONE),
        Address.sms(from),
        "¿Sí? 👍 A+B & C",
        List.of(URI.create("https://x.org/a.png"), URI.create("https://x.org/b.png")),
        Optional.of(Duration.ofMinutes(90)));
  }
}
