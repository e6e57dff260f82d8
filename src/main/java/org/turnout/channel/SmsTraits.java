package org.turnout.channel;

/// Texts and picture messages to phones, through Twilio.
final class SmsTraits implements ChannelTraits {
  static final ChannelTraits TRAITS = new SmsTraits();

  private SmsTraits() {}

  @Override
  public boolean addressedByPhone() {
    return true;
  }

  @Override
  public boolean opensConversations() {
    return true;
  }

  @Override
  public boolean keepsQuietHours() {
    return true;
  }

  @Override
  public boolean introducesItself() {
    return true;
  }

  /// The Messages API takes 1,600 characters as `Body`.
  @Override
  public int longestText() {
    return 1_600;
  }

  /// The Messages API takes ten as `MediaUrl`.
  @Override
  public int attachedPictures() {
    return 10;
  }

  @Override
  public int billedSegments(String text) {
    return Segments.of(text).segments();
  }
}
