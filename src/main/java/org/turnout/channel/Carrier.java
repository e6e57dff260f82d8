package org.turnout.channel;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The outbound side of a channel.
public interface Carrier {
  /// The channel it serves.
  Channel channel();

  /// Hands one text over, once: no retry of any kind happens below this call.
  SendResult send(OutboundText text);

  /// So many texts may soon be on their way at once: a carrier that needs connections opens them
  /// now.
  default void expect(int inFlight) {}

  /// The carrier's log of texts to one of our addresses (inbound), oldest first, from `since` on.
  ///
  /// @throws CarrierUnavailable the log could not be read to its end
  List<LoggedText> received(Address to, Instant since);

  /// The carrier's log of texts that went to one address (outbound), from `since` on, texts not yet
  /// sent included.
  ///
  /// @throws CarrierUnavailable the log could not be read to its end
  List<LoggedText> sentTo(Address to, Instant since);

  /// One entry of the carrier's log; empty when it has none of that id.
  ///
  /// @throws CarrierUnavailable it could not be read
  default Optional<LoggedText> logged(String carrierId) {
    return Optional.empty();
  }

  /// The pictures of a text in the log: the list itself gives only their number.
  ///
  /// @throws CarrierUnavailable they could not be read
  default List<Photo> photos(LoggedText text) {
    return List.of();
  }
}
