package org.turnout.channel.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.turnout.channel.Address;
import org.turnout.channel.OutboundText;
import org.turnout.channel.SendResult;
import org.turnout.lab.carrier.CarrierStandIn;

/// What the log is set to changes nothing of what the program does.
class LoudLogsIT {
  private static final String SENDER = "72345";

  @Test
  void aTextIsSentAndTheCarriersLogReadWhateverTheLibrarysLogIsSetTo() {
    var loud = (Logger) LoggerFactory.getLogger("com.twilio");
    Level before = loud.getLevel();
    loud.setAdditive(false); // what it prints then is nobody's to see
    loud.setLevel(Level.TRACE);
    var account =
        new CarrierStandIn.Account("AC1", "token", List.of(SENDER), InstantSource.system());
    try (var standIn = CarrierStandIn.start(account, 0);
        var carrier =
            new TwilioCarrier(
                new TwilioAccess(
                    "AC1",
                    List.of("token"),
                    standIn.api(),
                    URI.create("https://house.example.org")),
                TwilioErrors.load(),
                TwilioLimits.DEFAULT)) {
      var to = Address.sms("+15125550177");
      var text = new OutboundText(1, to, Address.sms(SENDER), "hello", List.of(), Optional.empty());
      assertThat(carrier.send(text)).isInstanceOf(SendResult.Accepted.class);
      assertThat(carrier.sentTo(to, Instant.EPOCH)).hasSize(1);
    } finally {
      loud.setLevel(before);
      loud.setAdditive(true);
    }
  }
}
