package org.turnout.channel.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.javalin.Javalin;
import java.io.InputStream;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.turnout.channel.Address;
import org.turnout.channel.CarrierUnavailable;
import org.turnout.channel.OutboundText;
import org.turnout.channel.SendResult;
import org.turnout.lab.carrier.WiredStandIn;

/// A carrier whose answer never comes to an end. It is left after a while: nobody knows whether the
/// text was taken, and the memory that it costs is bounded.
class EndlessAnswersTest {
  private static final OutboundText TEXT =
      new OutboundText(
          1,
          Address.sms(WiredStandIn.PHONE),
          Address.sms("72347"),
          "hi",
          List.of(),
          Optional.empty());

  private final CountDownLatch over = new CountDownLatch(1);
  private final Javalin server =
      Javalin.create(config -> {
        config.startup.showJavalinBanner = false;
        config.concurrency.useVirtualThreads = true;
        config.routes.get("/*", ctx -> ctx.result(flood()));
        config.routes.post("/*", ctx -> ctx.result(ctx.body().contains("slow") ? drip() : flood()));
      });

  @AfterEach
  void stop() {
    over.countDown();
    server.stop();
  }

  @Test
  @Timeout(60)
  void anAnswerWithoutEndIsNoneAndIsNotKept() {
    try (var carrier = carrier()) {
      assertThat(carrier.send(TEXT)).isInstanceOf(SendResult.Uncertain.class);
      assertThatThrownBy(() -> carrier.received(Address.sms("72347"), WiredStandIn.NOW))
          .isInstanceOf(CarrierUnavailable.class);
    }
  }

  /// The time is that of the whole call: each byte comes in good time.
  @Test
  @Timeout(60)
  void anAnswerThatComesByteByByteIsLeft() {
    var slow = new OutboundText(1, TEXT.to(), TEXT.from(), "slow", TEXT.media(), TEXT.validity());
    try (var carrier = carrier()) {
      assertThat(carrier.send(slow)).isEqualTo(new SendResult.Uncertain("no answer in time"));
    }
  }

  private TwilioCarrier carrier() {
    server.start("127.0.0.1", 0);
    var access =
        new TwilioAccess(
            WiredStandIn.ACCOUNT,
            List.of("t"),
            URI.create("http://127.0.0.1:" + server.port()),
            URI.create("https://bot.example.org"));
    return new TwilioCarrier(access, TwilioErrors.load(), WiredStandIn.QUICK);
  }

  private InputStream flood() {
    return new InputStream() {
      @Override
      public int read() {
        return over.getCount() == 0 ? -1 : ' ';
      }

      @Override
      public int read(byte[] into, int from, int most) {
        Arrays.fill(into, from, from + most, (byte) ' ');
        return over.getCount() == 0 ? -1 : most;
      }
    };
  }

  private InputStream drip() {
    return new InputStream() {
      @Override
      public int read() {
        try {
          return over.await(100, TimeUnit.MILLISECONDS) ? -1 : ' ';
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return -1;
        }
      }

      // One byte at a time, not as many as fit.
      @Override
      public int read(byte[] into, int from, int most) {
        int one = read();
        if (one < 0) {
          return -1;
        }
        into[from] = (byte) one;
        return 1;
      }
    };
  }
}
