package org.turnout.outbox;

import java.util.List;
import java.util.Optional;
import org.turnout.channel.Address;
import org.turnout.people.Contact;

/// A service text that is to leave through the outbox. Answers are planned by their turn,
/// broadcasts by their run.
///
/// @param from the sender it leaves from
/// @param inboundId the text that it answers, if it answers one
public record PlannedText(
    long addressId,
    long personId,
    Optional<Long> inboundId,
    Address to,
    Address from,
    String body,
    List<String> media) {
  public PlannedText {
    media = List.copyOf(media);
  }

  /// One that answers nothing, to the person of an address.
  public static PlannedText first(Contact who, Address from, String body, List<String> media) {
    return new PlannedText(
        who.addressId(), who.person().id(), Optional.empty(), who.address(), from, body, media);
  }

  /// Never the body.
  @Override
  public String toString() {
    return "PlannedText[to " + to + "]";
  }
}
