package org.turnout.channel;

/// Direct messages with the campaign's bot. It answers; the first word is the person's.
final class DiscordTraits implements ChannelTraits {
  static final ChannelTraits TRAITS = new DiscordTraits();

  private DiscordTraits() {}

  @Override
  public boolean addressedByPhone() {
    return false;
  }

  @Override
  public boolean opensConversations() {
    return false;
  }

  @Override
  public boolean keepsQuietHours() {
    return false;
  }

  /// Discord shows the bot's name over each message, and blocks it at a tap.
  @Override
  public boolean introducesItself() {
    return false;
  }

  /// Discord takes 2,000 characters a message.
  @Override
  public int longestText() {
    return 2_000;
  }

  @Override
  public int attachedPictures() {
    return 0;
  }

  @Override
  public int billedSegments(String text) {
    return 0;
  }
}
