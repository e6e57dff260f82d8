package org.turnout.channel;

import java.time.Instant;

/// One entry of a carrier's own log, in either direction.
///
/// @param body as the carrier kept it
/// @param createdAt when the carrier created the entry
public record LoggedText(
    String carrierId,
    boolean inbound,
    String from,
    String to,
    String body,
    int photos,
    DeliveryState delivery,
    int code,
    Instant createdAt) {
  @Override
  public String toString() {
    return "LoggedText[" + carrierId + "]";
  }
}
