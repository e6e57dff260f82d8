package org.turnout.outbox;

import java.time.Instant;
import org.turnout.channel.Address;
import org.turnout.channel.OutboundText;

/// A row that this node has claimed, committed before the request leaves.
///
/// @param claimedAt machine time
public record ClaimedText(OutboundText text, long addressId, String route, Instant claimedAt) {
  /// Whom it goes to.
  public Address to() {
    return text.to();
  }
}
