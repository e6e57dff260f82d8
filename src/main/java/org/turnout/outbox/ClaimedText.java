package org.turnout.outbox;

import java.time.Instant;
import org.turnout.channel.Address;
import org.turnout.channel.OutboundText;

/// A row that this node has claimed, committed before the request leaves.
///
/// @param run of a blast; 0 outside of runs
/// @param claimedAt machine time; tells this claim from a later one of the same row
public record ClaimedText(OutboundText text, long run, Instant claimedAt) {
  /// Its row of the ledger.
  public long row() {
    return text.outboxId();
  }

  /// Whom it goes to.
  public Address to() {
    return text.to();
  }
}
