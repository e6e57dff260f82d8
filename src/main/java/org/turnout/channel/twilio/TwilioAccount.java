package org.turnout.channel.twilio;

import com.twilio.base.Reader;
import com.twilio.base.Resource;
import com.twilio.exception.TwilioException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.Account;
import com.twilio.rest.api.v2010.account.Balance;
import com.twilio.rest.api.v2010.account.IncomingPhoneNumber;
import com.twilio.rest.api.v2010.account.ShortCode;
import com.twilio.rest.messaging.v1.Service;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.turnout.channel.CarrierUnavailable;

/// What `doctor` reads of the account: state, balance, and where each sender hands its texts in.
/// Reads only; nothing is ever changed from here.
public final class TwilioAccount implements AutoCloseable {
  private final String account;
  private final OneCallHttp http;
  private final TwilioRestClient client;

  public TwilioAccount(TwilioAccess access, TwilioLimits limits) {
    account = access.accountSid();
    http = new OneCallHttp(access.api(), limits);
    client = TwilioCarrier.client(access, http);
  }

  /// @param state Twilio's own word: `active`, `suspended`, `closed`
  /// @param balance the amount as Twilio writes it, with its currency; prepaid accounts only
  public record Standing(String state, String balance) {}

  /// Where a sender hands in what it receives.
  ///
  /// @param sender the number, short code or service
  /// @param inbound the webhook with its retry override (`#rc=...`), when one is set
  /// @param deferred true for a service that leaves it to each number's own webhook
  public record Inbound(
      String sender, Optional<URI> inbound, Optional<URI> fallback, boolean deferred) {}

  /// @throws CarrierUnavailable wrong credentials, or no answer; the message says which
  public Standing standing() {
    return reading(
        "the account",
        () -> {
          Account state = Account.fetcher(account).fetch(client);
          Balance balance = Balance.fetcher(account).fetch(client);
          return new Standing(
              String.valueOf(state.getStatus()),
              balance.getBalance() + " " + balance.getCurrency());
        });
  }

  /// The settings of one of our senders; empty when the account has no such sender.
  ///
  /// @param sender a number, a short code or a Messaging Service (`MG...`)
  /// @throws CarrierUnavailable wrong credentials, or no answer
  public Optional<Inbound> sender(String sender) {
    return reading(
        "a sender's settings",
        () -> {
          if (sender.startsWith("MG")) {
            return service(sender);
          }
          return sender.startsWith("+") ? number(sender) : shortCode(sender);
        });
  }

  @Override
  public void close() {
    http.close();
  }

  private Optional<Inbound> number(String sender) {
    return first(IncomingPhoneNumber.reader(account).setPhoneNumber(sender))
        .map(n -> inbound(sender, n.getSmsUrl(), n.getSmsFallbackUrl(), false));
  }

  private Optional<Inbound> shortCode(String sender) {
    return first(ShortCode.reader(account).setShortCode(sender))
        .map(n -> inbound(sender, n.getSmsUrl(), n.getSmsFallbackUrl(), false));
  }

  private Optional<Inbound> service(String sid) {
    try {
      Service service = Service.fetcher(sid).fetch(client);
      return Optional.of(
          inbound(
              sid,
              service.getInboundRequestUrl(),
              service.getFallbackUrl(),
              Boolean.TRUE.equals(service.getUseInboundWebhookOnNumber())));
    } catch (CallFailed.Declined e) {
      if (e.status() == 404) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static Inbound inbound(
      String sender, @Nullable URI inbound, @Nullable URI fallback, boolean deferred) {
    return new Inbound(
        sender, Optional.ofNullable(inbound), Optional.ofNullable(fallback), deferred);
  }

  private <T extends Resource> Optional<T> first(Reader<T> reader) {
    return reader.firstPage(client).getRecords().stream().findFirst();
  }

  private static <T> T reading(String what, Supplier<T> read) {
    try {
      return read.get();
    } catch (CallFailed e) {
      boolean credentials = e instanceof CallFailed.Declined d && d.status() == 401;
      String why = credentials ? "account SID or auth token is wrong" : e.reason();
      throw new CarrierUnavailable("reading " + what + ": " + why, e);
    } catch (TwilioException e) {
      throw new CarrierUnavailable("reading " + what + ": the answer made no sense", e);
    }
  }
}
