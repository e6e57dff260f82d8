package org.turnout.channel.discord;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.exceptions.RateLimitedException;
import org.jspecify.annotations.Nullable;
import org.turnout.channel.SendResult;

/// What a failed request to Discord means for the text that was to be sent.
final class DiscordFailure {
  /// "You are opening direct messages too fast."
  private static final int OPENING_TOO_FAST = 40003;

  private DiscordFailure() {}

  /// The reason holds codes and Discord's own words for them, never the text.
  static SendResult of(Throwable failure) {
    return switch (failure) {
      case ExecutionException wrapped when wrapped.getCause() != null -> of(wrapped.getCause());
      case CompletionException wrapped when wrapped.getCause() != null -> of(wrapped.getCause());
      case ErrorResponseException answer -> of(answer);
      case RateLimitedException limited ->
          new SendResult.TryLater(429, "Discord asks to wait " + limited.getRetryAfter() + " ms");
      // JDA's own: the request was still queued when its time ran out, so it never left.
      case TimeoutException queued ->
          new SendResult.TryLater(429, "still queued when its time ran out");
      default -> new SendResult.Uncertain(failure.getClass().getSimpleName());
    };
  }

  private static SendResult of(ErrorResponseException answer) {
    int status = answer.getResponse().code;
    int code = answer.getErrorCode() > 0 ? answer.getErrorCode() : status;
    if (status < 0) {
      return neverLeft(answer.getResponse().getException())
          ? new SendResult.TryLater(0, "Discord cannot be reached")
          : new SendResult.Uncertain("the connection to Discord broke off");
    }
    if (status >= 500) {
      return new SendResult.Uncertain("Discord answered " + status);
    }
    // A revoked token is ours to fix; nothing is wrong with the text.
    return status == 401 || status == 429 || code == OPENING_TOO_FAST
        ? new SendResult.TryLater(code, answer.getMeaning())
        : new SendResult.Refused(code, answer.getMeaning());
  }

  private static boolean neverLeft(@Nullable Throwable cause) {
    return cause instanceof ConnectException
        || cause instanceof UnknownHostException
        || cause instanceof NoRouteToHostException;
  }
}
