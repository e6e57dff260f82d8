package org.turnout.conversation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.turnout.alarm.AlarmReplies;
import org.turnout.channel.Address;
import org.turnout.channel.InboundMessage;
import org.turnout.flow.Reply;

/// Answers one of ours who was told of an alarm. Their own conversation stays as it is.
record AlarmHandler(AlarmReplies replies) {
  private static final String KIND = "alarm";

  boolean expects(Address from) {
    return replies.expects(from);
  }

  /// The turn of a text that answers an alarm; empty when it is about something else.
  Optional<PendingTurn> carryOut(
      Handle handle, InboundMessage message, ConversationState live, Instant now) {
    Instant asked = live.conversation().openSince(message.sentAt());
    return replies
        .to(
            handle,
            message.body(),
            live.known(),
            message.to(),
            Optional.of(asked).filter(Instant.EPOCH::isBefore),
            now)
        .map(words -> PendingTurn.said(KIND, live.conversation(), List.of(new Reply(words))));
  }
}
