package org.turnout.channel;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// One text to hand to a carrier.
///
/// @param outboxId the ledger row, named in the status callback so that a callback proves
///   acceptance on its own
/// @param from one of our senders: a short code, a number or a Messaging Service (`MG...`); the bot
///   on Discord
/// @param validity how long the carrier may hold it; empty means the carrier's own limit
public record OutboundText(
    long outboxId,
    Address to,
    Address from,
    String body,
    List<URI> media,
    Optional<Duration> validity) {
  public OutboundText {
    media = List.copyOf(media);
  }

  @Override
  public String toString() {
    return "OutboundText[" + outboxId + " to " + to + "]";
  }
}
