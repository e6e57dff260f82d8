package org.turnout.outbox;

import java.util.List;
import java.util.Optional;
import org.turnout.channel.Address;

/// A text that is to leave through the outbox.
///
/// @param from the sender it leaves from
/// @param inboundId the text that it answers, if it answers one
/// @param despiteStop the one confirmation of a STOP, HELP, and how to START; nothing else may pass
///   a STOP
public record PlannedText(
    long addressId,
    long personId,
    Optional<Long> inboundId,
    Address to,
    Address from,
    TextKind kind,
    boolean despiteStop,
    String body,
    List<String> media) {
  public PlannedText {
    media = List.copyOf(media);
  }

  /// Never the body.
  @Override
  public String toString() {
    return "PlannedText[to " + to + ", " + kind + "]";
  }
}
