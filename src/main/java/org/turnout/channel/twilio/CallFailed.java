package org.turnout.channel.twilio;

/// A call to Twilio's API that brought no success, by what is known of it. Handled where the call's
/// meaning is known; the messages are our own words and name no number.
abstract sealed class CallFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private CallFailed(String reason, Throwable cause) {
    super(reason, cause);
  }

  private CallFailed(String reason) {
    super(reason);
  }

  String reason() {
    return String.valueOf(getMessage());
  }

  /// The request certainly never left.
  static final class NotSent extends CallFailed {
    private static final long serialVersionUID = 1L;

    NotSent(String reason, Throwable cause) {
      super(reason, cause);
    }

    NotSent(String reason) {
      super(reason);
    }
  }

  /// It may have left, and there is no answer, or none that makes sense.
  static final class Unanswered extends CallFailed {
    private static final long serialVersionUID = 1L;

    Unanswered(String reason, Throwable cause) {
      super(reason, cause);
    }

    Unanswered(String reason) {
      super(reason);
    }
  }

  /// An answer that is not 2xx.
  static final class Declined extends CallFailed {
    private static final long serialVersionUID = 1L;
    private final int status;
    private final int code;

    /// @param code Twilio's own, 0 when the answer named none
    Declined(int status, int code) {
      super("HTTP " + status + (code == 0 ? "" : ", code " + code));
      this.status = status;
      this.code = code;
    }

    int status() {
      return status;
    }

    int code() {
      return code;
    }
  }
}
