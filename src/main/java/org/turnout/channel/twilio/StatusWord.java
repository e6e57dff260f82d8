package org.turnout.channel.twilio;

import java.util.Optional;
import org.turnout.channel.DeliveryState;

/// Twilio's status words in ours.
final class StatusWord {
  private StatusWord() {}

  /// Empty for words that say nothing of a text of ours (`received`) or that are new to us: a new
  /// word must never fail a callback.
  ///
  /// `read` comes from RCS and WhatsApp and implies delivery; `canceled` is a scheduled text that
  /// will never leave; `partially_delivered` has left and may yet be delivered.
  static Optional<DeliveryState> delivery(String word) {
    return switch (word) {
      case "accepted", "scheduled", "queued", "sending" -> Optional.of(DeliveryState.QUEUED);
      case "sent", "partially_delivered" -> Optional.of(DeliveryState.SENT);
      case "delivered", "read" -> Optional.of(DeliveryState.DELIVERED);
      case "undelivered" -> Optional.of(DeliveryState.UNDELIVERED);
      case "failed", "canceled" -> Optional.of(DeliveryState.FAILED);
      default -> Optional.empty();
    };
  }
}
