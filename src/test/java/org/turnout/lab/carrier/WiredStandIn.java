package org.turnout.lab.carrier;

import io.javalin.Javalin;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.turnout.channel.Address;
import org.turnout.channel.DeliveryReceipt;
import org.turnout.channel.InboundMessage;
import org.turnout.channel.OutboundText;
import org.turnout.channel.WebhookAnswer;
import org.turnout.channel.twilio.TwilioAccess;
import org.turnout.channel.twilio.TwilioCarrier;
import org.turnout.channel.twilio.TwilioErrors;
import org.turnout.channel.twilio.TwilioLimits;
import org.turnout.channel.twilio.Webhooks;

/// A stand-in carrier and the product's own webhooks around a scripted door, wired to each other on
/// loopback; nothing behind the door.
public final class WiredStandIn implements AutoCloseable {
  public static final String ACCOUNT = "AC0123456789abcdef0123456789abcdef";
  public static final String TOKEN = "turnout-test-token-1";
  public static final String SERVICE = "MG0123456789abcdef0123456789abcdef";
  public static final String PHONE = "+15125550100";
  public static final Instant NOW = Instant.parse("2026-10-02T14:10:00Z");
  public static final TwilioLimits QUICK =
      new TwilioLimits(Duration.ofSeconds(1), Duration.ofMillis(1_500), 20, Duration.ofMillis(300));

  public final List<InboundMessage> received = Collections.synchronizedList(new ArrayList<>());
  public final List<DeliveryReceipt> reports = Collections.synchronizedList(new ArrayList<>());
  public final CarrierStandIn standIn;
  public final TwilioAccess access;
  public final TwilioCarrier carrier;
  public volatile Function<InboundMessage, WebhookAnswer> door = _ -> WebhookAnswer.SILENCE;
  private final AtomicLong rows = new AtomicLong();
  private final Javalin product;

  public WiredStandIn() {
    InstantSource clock = InstantSource.fixed(NOW);
    standIn =
        CarrierStandIn.start(
            new CarrierStandIn.Account(
                ACCOUNT, TOKEN, List.of("72347", "+15125550199", SERVICE), clock),
            0);
    access =
        new TwilioAccess(
            ACCOUNT, List.of(TOKEN), standIn.api(), URI.create("https://bot.example.org"));
    Webhooks webhooks =
        new Webhooks(
            access,
            message -> {
              received.add(message);
              return door.apply(message);
            },
            reports::add,
            clock,
            "72347");
    product =
        Javalin.create(config -> {
          config.startup.showJavalinBanner = false;
          config.concurrency.useVirtualThreads = true;
          webhooks.addTo(config.routes);
        });
    product.start("127.0.0.1", 0);
    standIn.connect(access.publicUrl(), URI.create("http://127.0.0.1:" + product.port()));
    carrier = new TwilioCarrier(access, TwilioErrors.load(), QUICK);
  }

  /// An answer of one text in a row of its own.
  public WebhookAnswer says(String body) {
    return new WebhookAnswer(
        List.of(new WebhookAnswer.Text(rows.incrementAndGet(), body, List.of())));
  }

  /// A text to the phone, in a row of its own.
  public OutboundText text(String body) {
    return new OutboundText(
        rows.incrementAndGet(),
        Address.sms(PHONE),
        Address.sms("72347"),
        body,
        List.of(),
        Optional.empty());
  }

  @Override
  public void close() {
    carrier.close();
    product.stop();
    standIn.close();
  }
}
