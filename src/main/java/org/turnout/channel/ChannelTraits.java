package org.turnout.channel;

/// What a channel can do, and what it asks of us. Whatever depends on the channel is a question
/// here, so that a new channel answers them all before it compiles.
public interface ChannelTraits {
  /// Whether addresses are phone numbers: E.164, or a short code. A number says something of where
  /// its owner lives, and a sender without `+` is a machine.
  boolean addressedByPhone();

  /// Whether we may write to somebody who has agreed but has never written to us. Blasts and the
  /// lists that members come from need that.
  boolean opensConversations();

  /// Whether a text makes a phone ring, so that what nobody waits for keeps to the hours of the
  /// law.
  boolean keepsQuietHours();

  /// Whether the first text of all must say who writes and how to stop.
  boolean introducesItself();

  /// The characters that one message holds. A longer text is sent in several.
  int longestText();

  /// The pictures that travel with one text, as a message that has a price of its own; 0 where
  /// their addresses are put behind the words.
  int attachedPictures();

  /// The segments a text is billed for, each at the price in the settings; 0 where texts are free.
  int billedSegments(String text);
}
