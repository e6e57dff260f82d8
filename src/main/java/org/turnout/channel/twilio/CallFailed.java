package org.turnout.channel.twilio;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A call to Twilio's API that brought no success, by what is known of it. Handled where the call's
/// meaning is known; the messages are our own words and name no number.
abstract sealed class CallFailed extends RuntimeException {
  private CallFailed(String reason, @Nullable Throwable cause) {
    super(reason, cause);
  }

  String reason() {
    return String.valueOf(getMessage());
  }

  /// The request certainly never left.
  static final class NotSent extends CallFailed {
    NotSent(String reason, Throwable cause) {
      super(reason, cause);
    }
  }

  /// It may have left, and there is no answer, or none that makes sense.
  static final class Unanswered extends CallFailed {
    Unanswered(String reason, Throwable cause) {
      super(reason, cause);
    }
  }

  /// An answer that is not 2xx.
  static final class Declined extends CallFailed {
    private final int status;
    private final int code;
    private final Duration rest;

    /// @param code Twilio's own, 0 when the answer named none
    /// @param rest how long it asks us to wait, zero when it names no time
    Declined(int status, int code, Duration rest) {
      super("HTTP " + status + (code == 0 ? "" : ", code " + code), null);
      this.status = status;
      this.code = code;
      this.rest = rest;
    }

    Duration rest() {
      return rest;
    }

    int status() {
      return status;
    }

    int code() {
      return code;
    }
  }
}
