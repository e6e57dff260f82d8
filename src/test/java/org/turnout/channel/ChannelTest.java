package org.turnout.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ChannelTest {
  @ParameterizedTest
  @EnumSource
  void aChannelIsFoundByItsWordHoweverItIsWritten(Channel channel) {
    assertThat(Channel.named(channel.word())).contains(channel);
    assertThat(Channel.named(" " + channel.name() + " ")).contains(channel);
    assertThat(Channel.recorded(channel.word())).isEqualTo(channel);
  }

  @Test
  void anUnknownWordIsNoChannelAndInARecordAFault() {
    assertThat(Channel.named("pigeon")).isEmpty();
    assertThatThrownBy(() -> Channel.recorded("pigeon")).hasMessageContaining("pigeon");
  }

  @Test
  void aPersonReadsTheWordsAsAChoice() {
    assertThat(Channel.choices()).isEqualTo("sms or discord");
  }

  @Test
  void theChannelOfPhonesOpensConversationsByItself() {
    var traits = Channel.ofPhones().traits();

    assertThat(traits.addressedByPhone()).isTrue();
    assertThat(traits.opensConversations()).isTrue();
    assertThat(Channel.words(ChannelTraits::opensConversations))
        .containsExactly(Channel.ofPhones().word());
  }

  @Test
  void whatMakesAPhoneRingKeepsQuietHoursAndSaysHowToStop() {
    assertThat(Channel.SMS.traits().keepsQuietHours()).isTrue();
    assertThat(Channel.SMS.traits().introducesItself()).isTrue();
    assertThat(Channel.DISCORD.traits().keepsQuietHours()).isFalse();
    assertThat(Channel.DISCORD.traits().introducesItself()).isFalse();
  }

  @Test
  void textsToPhonesAreBilledBySegmentAndDiscordIsFree() {
    var text = "a".repeat(161);

    assertThat(Channel.SMS.traits().billedSegments(text)).isEqualTo(2);
    assertThat(Channel.DISCORD.traits().billedSegments(text)).isZero();
  }
}
