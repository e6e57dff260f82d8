package org.turnout.channel;

/// Where every channel hands in what it received. Implemented by the conversation.
public interface InboundDoor {
  /// Acts on the message exactly once and returns what to answer on the waiting request.
  ///
  /// Returns only when everything is durable. A duplicate changes nothing and gets the same answer
  /// until it is known to have left. Blocks the calling (virtual) thread; texts of one person queue
  /// up in order.
  ///
  /// @throws RecordUnavailable the record cannot be reached: nothing was done, the carrier should
  ///   try again (503)
  WebhookAnswer receive(InboundMessage message);
}
