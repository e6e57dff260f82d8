package org.turnout.channel.twilio;

import com.twilio.exception.TwilioException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.rest.api.v2010.account.MessageCreator;
import com.twilio.type.PhoneNumber;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.turnout.channel.Address;
import org.turnout.channel.Carrier;
import org.turnout.channel.CarrierError;
import org.turnout.channel.Channel;
import org.turnout.channel.LoggedText;
import org.turnout.channel.OutboundText;
import org.turnout.channel.Photo;
import org.turnout.channel.SendResult;

/// Texts out through Twilio's API, and its log of what went both ways.
///
/// One call is one request. What its failure proves decides the result (`facts/twilio.md` 5 and 6):
/// a refused connection, a 429 or a redirect took nothing, any other 4xx took nothing and never
/// will, everything else is uncertain.
public final class TwilioCarrier implements Carrier, AutoCloseable {
  /// Twilio's range for how long a text may be held.
  private static final Duration MIN_VALIDITY = Duration.ofSeconds(1);

  private static final Duration MAX_VALIDITY = Duration.ofHours(10);

  private final TwilioAccess access;
  private final TwilioErrors errors;
  private final OneCallHttp http;
  private final TwilioRestClient client;
  private final MessageLog log;
  private final UnaryOperator<String> through;

  public TwilioCarrier(TwilioAccess access, TwilioErrors errors, TwilioLimits limits) {
    this(access, errors, limits, UnaryOperator.identity());
  }

  /// @param through what texts of a sender of ours leave through: its Messaging Service, or itself
  public TwilioCarrier(
      TwilioAccess access,
      TwilioErrors errors,
      TwilioLimits limits,
      UnaryOperator<String> through) {
    this.access = access;
    this.errors = errors;
    this.http = new OneCallHttp(access.api(), limits);
    this.client = client(access, http);
    this.log = new MessageLog(client, access.accountSid());
    this.through = through;
  }

  static TwilioRestClient client(TwilioAccess access, OneCallHttp http) {
    return new TwilioRestClient.Builder(access.accountSid(), access.tokens().getFirst())
        .accountSid(access.accountSid())
        .httpClient(http)
        .build();
  }

  @Override
  public Channel channel() {
    return Channel.SMS;
  }

  @Override
  public SendResult send(OutboundText text) {
    try {
      // The SDK reads the JSON word null as no message at all.
      @Nullable Message message = creator(text).create(client);
      @Nullable String sid = message == null ? null : message.getSid();
      return sid == null || !InboundForm.SID.matcher(sid).matches()
          ? new SendResult.Uncertain("the answer named no message")
          : new SendResult.Accepted(sid);
    } catch (CallFailed failed) {
      return switch (failed) {
        case CallFailed.NotSent e -> new SendResult.TryLater(0, e.reason());
        case CallFailed.Unanswered e -> new SendResult.Uncertain(e.reason());
        case CallFailed.Declined e -> declined(e);
      };
    } catch (TwilioException e) {
      return new SendResult.Uncertain("the answer made no sense");
    }
  }

  @Override
  public void expect(int inFlight) {
    http.open(inFlight);
  }

  @Override
  public List<LoggedText> received(Address to, Instant since) {
    return log.read(Map.of("To", to.value(), "DateSent>", dayBefore(since)), since(since)).stream()
        .filter(LoggedText::inbound)
        .toList();
  }

  /// Listed without a date: a text that has not left yet has no `DateSent`, and a filter on it
  /// would hide exactly the texts that are looked for.
  @Override
  public List<LoggedText> sentTo(Address to, Instant since) {
    return log.read(Map.of("To", to.value()), since(since)).stream()
        .filter(entry -> !entry.inbound())
        .toList();
  }

  @Override
  public Optional<LoggedText> logged(String carrierId) {
    return log.one(carrierId);
  }

  @Override
  public List<Photo> photos(LoggedText text) {
    if (text.photos() == 0) {
      return List.of();
    }
    return log.media(text.carrierId())
        .valueStream()
        .map(item ->
            new Photo(
                URI.create(access.api() + item.path("uri").asString("").replace(".json", "")),
                item.path("content_type").asString("")))
        .toList();
  }

  /// Breaks off what is in flight; such calls end as uncertain.
  @Override
  public void close() {
    http.close();
  }

  private MessageCreator creator(OutboundText text) {
    PhoneNumber to = new PhoneNumber(text.to().value());
    String from = through.apply(text.from().value());
    MessageCreator creator =
        from.startsWith("MG")
            ? new MessageCreator(access.accountSid(), to, from, text.body())
            : new MessageCreator(access.accountSid(), to, new PhoneNumber(from), text.body());
    creator.setStatusCallback(access.statusCallback(text.outboxId()));
    if (!text.media().isEmpty()) {
      creator.setMediaUrl(text.media().stream().map(TwilioCarrier::plain).toList());
    }
    text.validity().map(TwilioCarrier::seconds).ifPresent(creator::setValidityPeriod);
    return creator;
  }

  /// The contract wants an address without letters of other alphabets.
  private static URI plain(URI address) {
    return URI.create(address.toASCIIString());
  }

  private static int seconds(Duration validity) {
    Duration least = validity.compareTo(MIN_VALIDITY) < 0 ? MIN_VALIDITY : validity;
    return (int) (least.compareTo(MAX_VALIDITY) > 0 ? MAX_VALIDITY : least).toSeconds();
  }

  /// Nothing is followed, since a credential would go along. A 303 says that something was done.
  private static boolean redirects(int status) {
    return status / 100 == 3 && status != 303;
  }

  /// Twilio's own words stay out of the reason: they quote the number.
  private SendResult declined(CallFailed.Declined answer) {
    CarrierError error = errors.of(answer.code());
    if (redirects(answer.status())) {
      return new SendResult.TryLater(
          answer.status(), errors.of(answer.status()).meaning(), answer.rest());
    }
    boolean pace = answer.status() == 429 || error.action() == CarrierError.Action.BACK_OFF;
    if (answer.status() / 100 != 4) {
      return new SendResult.Uncertain(answer.reason());
    }
    return pace
        ? new SendResult.TryLater(
            answer.code() == 0 ? 429 : answer.code(), error.meaning(), answer.rest())
        : new SendResult.Refused(answer.code(), error.meaning() + " (" + answer.reason() + ")");
  }

  /// Twilio's dates are whole seconds.
  private static Instant since(Instant since) {
    return since.truncatedTo(ChronoUnit.SECONDS);
  }

  /// `DateSent` filters by whole days; one day more costs a page and forgives a clock.
  private static String dayBefore(Instant since) {
    return since
        .atZone(ZoneOffset.UTC)
        .truncatedTo(ChronoUnit.DAYS)
        .minusDays(1)
        .toInstant()
        .toString();
  }
}
