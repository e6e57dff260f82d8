package org.turnout.doctor;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.turnout.settings.Secret;

/// The bot's token by its shape alone: logging in would end the session of the running bot.
final class DiscordToken {
  private static final String WHAT = "discord";

  /// The bot's id in Base64, a time, and a signature; the prefix `Bot ` is not part of it.
  private static final Pattern SHAPE =
      Pattern.compile("[A-Za-z0-9_-]{20,}\\.[A-Za-z0-9_-]{5,}\\.[A-Za-z0-9_-]{20,}");

  private DiscordToken() {}

  static List<CheckResult> look(Optional<Secret> token) {
    if (token.isEmpty()) {
      return List.of(CheckResult.ok(WHAT, "no bot (DISCORD_TOKEN is not set)"));
    }
    return List.of(
        SHAPE.matcher(token.get().value()).matches()
            ? CheckResult.ok(WHAT, "the token has the right shape")
            : CheckResult.fail(
                WHAT,
                "DISCORD_TOKEN does not look like a bot's token",
                "developer portal, page Bot, Reset Token; the client secret is something else"));
  }
}
