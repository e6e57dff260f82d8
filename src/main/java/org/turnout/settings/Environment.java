package org.turnout.settings;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.turnout.problem.Problems;

/// What the process is told by its environment: addresses and secrets. Unset and empty are the
/// same.
///
/// @param port where HTTP is served
/// @param publicUrl how the carrier reaches us, without a slash at the end: signatures are checked
///   against it
/// @param data the folder of the embedded servers' data
/// @param cache where the embedded servers' programs are unpacked
/// @param redisUrl empty means embedded, where that is allowed; `databaseUrl` likewise
public record Environment(
    int port,
    Optional<URI> publicUrl,
    Path data,
    Path cache,
    Optional<Secret> redisUrl,
    Optional<Secret> databaseUrl,
    Twilio twilio,
    Discord discord) {
  /// The carrier's account.
  ///
  /// @param authTokens one, or two while the token is being changed; either may sign a webhook, the
  ///   first is used for our own calls
  public record Twilio(Optional<String> accountSid, List<Secret> authTokens, URI apiUrl) {
    public Twilio {
      authTokens = List.copyOf(authTokens);
    }
  }

  /// The bot. The addresses are for stand-ins; unset means the real Discord.
  public record Discord(Optional<Secret> token, Optional<URI> apiUrl, Optional<URI> gatewayUrl) {}

  /// Reads the environment; what is wrong is added to `problems`, which never repeat a value that
  /// may be secret.
  public static Environment read(Map<String, String> variables, Problems problems) {
    var read = new Variables(variables, problems);
    read.warnOfStrangers();
    return new Environment(
        read.port("TURNOUT_PORT", 8080),
        read.uri("TURNOUT_PUBLIC_URL", "http", "https").map(Environment::withoutSlash),
        read.text("TURNOUT_DATA")
            .map(Path::of)
            .orElseGet(() -> read.folder("XDG_DATA_HOME", ".local/share").resolve("turnout")),
        read.folder("XDG_CACHE_HOME", ".cache").resolve("turnout"),
        read.secret("REDIS_URL", "redis://", "rediss://", "redis-", "rediss-"),
        read.secret("DATABASE_URL", "postgres://", "postgresql://", "jdbc:postgresql://"),
        new Twilio(
            read.text("TWILIO_ACCOUNT_SID"),
            read.tokens("TWILIO_AUTH_TOKEN"),
            read.uri("TWILIO_API_URL", "http", "https")
                .orElse(URI.create("https://api.twilio.com"))),
        new Discord(
            read.text("DISCORD_TOKEN").map(Secret::new),
            read.uri("DISCORD_API_URL", "http", "https"),
            read.uri("DISCORD_GATEWAY_URL", "ws", "wss")));
  }

  /// Adds what `serve` cannot do without.
  ///
  /// @param embedded whether the operator allowed the embedded servers
  public void checkServing(boolean embedded, Problems problems) {
    need(publicUrl.isPresent(), "TURNOUT_PUBLIC_URL", "the address the carrier calls", problems);
    need(twilio.accountSid.isPresent(), "TWILIO_ACCOUNT_SID", "it starts with AC", problems);
    if (!twilio.accountSid.orElse("AC").startsWith("AC")) {
      problems.error(
          Variables.HERE,
          "bad-variable",
          "TWILIO_ACCOUNT_SID should begin with AC",
          "the account's own, not that of a key (SK) or a number (PN)");
    }
    need(
        !twilio.authTokens.isEmpty(), "TWILIO_AUTH_TOKEN", "webhooks are signed with it", problems);
    String instead = "set it, or allow the embedded servers with --embedded";
    need(embedded || databaseUrl.isPresent(), "DATABASE_URL", instead, problems);
    need(embedded || redisUrl.isPresent(), "REDIS_URL", instead, problems);
  }

  private static void need(boolean there, String name, String hint, Problems problems) {
    if (!there) {
      problems.error(Variables.HERE, "not-set", name + " is not set", hint);
    }
  }

  private static URI withoutSlash(URI uri) {
    String text = uri.toString();
    return text.endsWith("/") ? URI.create(text.substring(0, text.length() - 1)) : uri;
  }
}
