package org.turnout.channel.discord;

/// The bot cannot be used as it is set up; the message says what to change. Trying again does not
/// help.
public final class DiscordRefused extends RuntimeException {
  public DiscordRefused(String message) {
    super(message);
  }

  public DiscordRefused(String message, Throwable cause) {
    super(message, cause);
  }
}
