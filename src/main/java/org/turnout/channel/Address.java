package org.turnout.channel;

/// Where somebody can be reached: a phone number (`+15125550100`, E.164), one of our own senders (a
/// short code), or a Discord user id. Its `toString` is masked, so an address never reaches a log
/// whole.
public record Address(Channel channel, String value) {
  public Address {
    if (value.isBlank()) {
      throw new IllegalArgumentException("an address needs a value");
    }
  }

  /// A phone number in E.164, or a short code of ours.
  public static Address sms(String value) {
    return Channel.SMS.address(value);
  }

  /// A Discord user id.
  public static Address discord(String userId) {
    return Channel.DISCORD.address(userId);
  }

  /// The last four characters only: enough for a steward to recognise a row, too little to call.
  public String masked() {
    return "…" + value.substring(Math.max(0, value.length() - Math.min(4, value.length() / 2)));
  }

  @Override
  public String toString() {
    return channel + ":" + masked();
  }
}
