package org.turnout.channel.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.turnout.media.Origin;
import org.turnout.settings.Secret;

/// What it takes to talk with Twilio and to be talked to by it.
///
/// @param accountSid `AC...`; a webhook of another account is refused
/// @param tokens the auth tokens, the primary one first; two while rotating
/// @param api where the API is: `https://api.twilio.com`, or a stand-in
/// @param publicUrl how the world reaches us, without a slash at the end; signatures are checked
///   against it, never against what a proxy says
public record TwilioAccess(String accountSid, List<String> tokens, URI api, URI publicUrl) {
  public static final URI TWILIO = URI.create("https://api.twilio.com");

  public TwilioAccess {
    tokens = List.copyOf(tokens);
    api = bare(api, "the carrier's API address");
    publicUrl = bare(publicUrl, "the public address");
  }

  /// Our own webhook for status callbacks, naming the ledger row.
  ///
  /// Twilio signs the query too, so nobody else can name a row.
  public String statusCallback(long outboxId) {
    return publicUrl + Webhooks.STATUS + "?o=" + outboxId;
  }

  /// Where members' photos lie first, with the credentials for that place alone. Messages name
  /// Twilio's own address even where a stand-in plays it.
  public Origin photoOrigin() {
    String pair = accountSid + ":" + tokens.getFirst();
    String basic = "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
    return new Origin(TWILIO, api, Optional.of(new Secret(basic)));
  }

  @Override
  public String toString() {
    return "TwilioAccess[" + accountSid + " at " + api + ", tokens hidden]";
  }

  private static URI bare(URI address, String what) {
    String text = address.toString();
    if (address.getHost() == null
        || !List.of("http", "https").contains(address.getScheme())
        || address.getRawQuery() != null
        || address.getRawFragment() != null
        || address.getRawUserInfo() != null) {
      throw new IllegalArgumentException(
          what + " must be http(s)://host[:port][/path], without user, query or fragment");
    }
    return text.endsWith("/") ? URI.create(text.replaceAll("/+$", "")) : address;
  }
}
