package org.turnout.channel;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/// The kind of door a text goes through. What differs from one to the next is asked of its
/// [#traits]; no other package names a channel.
public enum Channel {
  SMS("sms"),
  DISCORD("discord");

  private final String word;

  Channel(String word) {
    this.word = word;
  }

  /// The word used in YAML, tables and metric labels.
  public String word() {
    return word;
  }

  /// What it can do and what it asks of us.
  public ChannelTraits traits() {
    return switch (this) {
      case SMS -> SmsTraits.TRAITS;
      case DISCORD -> DiscordTraits.TRAITS;
    };
  }

  /// An address of this channel.
  public Address address(String value) {
    return new Address(this, value);
  }

  /// The channel that a bare phone number means: on lists of members, in commands, in the audiences
  /// of blasts. It opens conversations on its own.
  public static Channel ofPhones() {
    return SMS;
  }

  /// The channel that somebody named, in any case of letters.
  public static Optional<Channel> named(String word) {
    String known = word.strip().toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(channel -> channel.word.equals(known)).findFirst();
  }

  /// The channel of a row.
  ///
  /// @throws IllegalStateException a word that this version of the program does not know
  public static Channel recorded(String word) {
    return named(word)
        .orElseThrow(() -> new IllegalStateException("a record names the channel " + word));
  }

  /// The words of the channels that have a trait.
  public static List<String> words(Predicate<ChannelTraits> trait) {
    return Arrays.stream(values())
        .filter(channel -> trait.test(channel.traits()))
        .map(Channel::word)
        .toList();
  }

  /// Every word, as a person reads them: `sms or discord`.
  public static String choices() {
    return String.join(" or ", words(_ -> true));
  }
}
