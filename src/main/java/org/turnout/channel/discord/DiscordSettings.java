package org.turnout.channel.discord;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;

/// Where the bot lives.
///
/// @param token the bot's token; never printed
/// @param api `DISCORD_API_URL`, for contract tests and stand-ins; a bare host gets `/api/v10/`
/// @param gateway `DISCORD_GATEWAY_URL`, a `ws:` or `wss:` address
/// @param reach how far the bot may go
public record DiscordSettings(String token, Optional<URI> api, Optional<URI> gateway, Reach reach) {

  /// Whether the real Discord may be spoken to.
  public enum Reach {
    ANYWHERE,
    /// Demo and rehearsal: addresses of this machine and nothing else, whatever the environment
    /// holds.
    LOOPBACK
  }

  /// A stand-in on this machine.
  public static DiscordSettings standIn(String token, URI api, URI gateway) {
    return new DiscordSettings(token, Optional.of(api), Optional.of(gateway), Reach.LOOPBACK);
  }

  /// @throws DiscordRefused an address is unusable, or leads out of a rehearsal
  public DiscordSettings {
    if (token.isBlank()) {
      throw new DiscordRefused(
          "DISCORD_TOKEN is empty: copy it from the developer portal, page Bot");
    }
    if (api.isPresent() != gateway.isPresent()) {
      throw new DiscordRefused(
          "DISCORD_API_URL and DISCORD_GATEWAY_URL belong together: only one of them is set");
    }
    if (reach == Reach.LOOPBACK) {
      requireLoopback("DISCORD_API_URL", api);
      requireLoopback("DISCORD_GATEWAY_URL", gateway);
    }
    api = api.map(DiscordSettings::withVersion);
  }

  /// Whether a host may be spoken to.
  boolean allows(String host) {
    return reach == Reach.ANYWHERE || isLoopback(host);
  }

  private static void requireLoopback(String name, Optional<URI> address) {
    String host = address.map(URI::getHost).orElse("discord.com");
    if (!isLoopback(host)) {
      throw new DiscordRefused(
          "a rehearsal never reaches the real Discord: %s must be an address of this machine, not %s"
              .formatted(name, host));
    }
  }

  // A name is resolved here only to be refused or let through; literals are not looked up.
  private static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException unknown) {
      return false;
    }
  }

  private static URI withVersion(URI address) {
    String text = address.toString();
    if (address.getPath() == null || address.getPath().length() <= 1) {
      return URI.create(text.replaceAll("/$", "") + "/api/v10/");
    }
    return text.endsWith("/") ? address : URI.create(text + "/");
  }

  @Override
  public String toString() {
    return "DiscordSettings[" + api.map(URI::toString).orElse("discord.com") + "]";
  }
}
