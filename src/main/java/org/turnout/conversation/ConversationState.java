package org.turnout.conversation;

import java.time.Instant;
import java.util.Optional;
import org.turnout.channel.Address;
import org.turnout.channel.InboundMessage;
import org.turnout.flow.Conversation;
import org.turnout.people.Contact;

/// What a turn starts from: the person, their newest turn and where they are. Kept in Redis between
/// turns and read from Postgres when it is not there, or turns out to be out of date.
///
/// @param version of the address row when this was read: `take_turn` compares it
/// @param turn the newest turn's number, 0 before the first
/// @param lastSentAt when the newest text handled for this address was sent (campaign time): an
///   older one is late
/// @param sender the sender of ours that this address last had to do with: texts that we send first
///   leave from there
/// @param texted whether a text of ours has ever left for this address
/// @param recent how many texts came from this address within the hour
/// @param opening the blast that the text at hand may answer; never kept
record ConversationState(
    Contact known,
    int version,
    long turn,
    Conversation conversation,
    Optional<Instant> lastSentAt,
    Address sender,
    boolean texted,
    RecentTexts recent,
    Optional<OpenedFlow> opening) {

  /// Where a turn begins that has not been told of any blast.
  ConversationState(
      Contact known,
      int version,
      long turn,
      Conversation conversation,
      Optional<Instant> lastSentAt,
      Address sender,
      boolean texted,
      RecentTexts recent) {
    this(known, version, turn, conversation, lastSentAt, sender, texted, recent, Optional.empty());
  }

  /// The same, knowing that the text at hand comes after this blast.
  ConversationState after(OpenedFlow blast) {
    return new ConversationState(
        known, version, turn, conversation, lastSentAt, sender, texted, recent, Optional.of(blast));
  }

  /// After this text's turn.
  ///
  /// @param answered whether it said anything
  /// @param now campaign time
  ConversationState after(
      InboundMessage message, Conversation then, boolean answered, Instant now) {
    Instant newest = lastSentAt.filter(message.sentAt()::isBefore).orElse(message.sentAt());
    return new ConversationState(
        known,
        version,
        turn + 1,
        then,
        Optional.of(newest),
        message.to(),
        texted || answered,
        recent.plusOne(now));
  }
}
