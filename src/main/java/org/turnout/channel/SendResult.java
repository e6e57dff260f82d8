package org.turnout.channel;

import java.time.Duration;

/// What happened to handing one text to a carrier: a closed vocabulary, so that every caller
/// answers every case.
public sealed interface SendResult {
  /// The carrier has it and named it.
  record Accepted(String carrierId) implements SendResult {}

  /// The carrier has certainly not taken it and never will; `code` is the carrier's own (21610), 0
  /// when it gave none.
  record Refused(int code, String reason) implements SendResult {}

  /// Certainly nothing was taken (429, connection refused before the request left): safe to try
  /// again later.
  ///
  /// @param rest how long the carrier asks us to wait, zero where it names no time
  record TryLater(int code, String reason, Duration rest) implements SendResult {
    public TryLater(int code, String reason) {
      this(code, reason, Duration.ZERO);
    }
  }

  /// Nobody can know: a time-out, a reset or a 5xx after the request left. Never sent again by
  /// itself.
  record Uncertain(String reason) implements SendResult {}
}
