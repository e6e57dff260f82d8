package org.turnout.conversation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.turnout.channel.Address;
import org.turnout.flow.Conversation;
import org.turnout.people.Contact;
import org.turnout.people.Membership;
import org.turnout.people.Person;

class StateCodecTest {
  private static final Address PHONE = Address.sms("+14152000000");
  private static final Instant NOW = Instant.parse("2026-10-05T16:00:00.123456789Z");

  private final StateCodec codec = new StateCodec();

  private static ConversationState nobody() {
    var none = Optional.<String>empty();
    var person =
        new Person(
            7, none, none, none, OptionalLong.empty(), Optional.empty(), Optional.empty(), none);
    var known =
        new Contact(
            3,
            PHONE,
            person,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false,
            none,
            false,
            false,
            Set.of(),
            Map.of());
    return new ConversationState(
        known,
        1,
        0,
        Conversation.NONE,
        Optional.empty(),
        Address.sms("72347"),
        false,
        RecentTexts.NONE);
  }

  private static ConversationState everything() {
    var person =
        new Person(
            7,
            Optional.of("Łucía Ω"),
            Optional.of("es"),
            Optional.of("90027"),
            OptionalLong.of(4),
            Optional.of(ZoneId.of("America/Denver")),
            Optional.of(Person.Kind.SUPPORTER),
            Optional.of("Sunset"));
    var membership =
        new Membership(9, 2, OptionalLong.of(5), Optional.of("A-1"), LocalDate.parse("2020-02-29"));
    var known =
        new Contact(
            3,
            PHONE,
            person,
            Optional.of(membership),
            Optional.of(NOW),
            Optional.of(344L),
            Optional.of(NOW),
            true,
            Optional.of("94110"),
            true,
            true,
            Set.of("picket", "bargaining"),
            Map.of("actions", NOW));
    return new ConversationState(
        known,
        12,
        345,
        Conversation.NONE,
        Optional.of(NOW),
        Address.sms("72347"),
        true,
        new RecentTexts(7, NOW));
  }

  @Test
  void whatIsKeptComesBackAsItWas() {
    assertThat(codec.decode(codec.encode(nobody()), PHONE)).contains(nobody());
    assertThat(codec.decode(codec.encode(everything()), PHONE)).contains(everything());
  }

  /// A hundred thousand people are to fit into tens of megabytes.
  @Test
  void aPersonTakesLittleRoom() {
    assertThat(codec.encode(nobody())).hasSizeLessThan(300);
    assertThat(codec.encode(everything())).hasSizeLessThan(600);
  }

  @Test
  void whatAnotherVersionWroteCountsAsAbsent() {
    byte[] other = codec.encode(everything());
    other[0]++;
    assertThat(codec.decode(other, PHONE)).isEmpty();
    assertThat(codec.decode("{\"known\":{}}".getBytes(UTF_8), PHONE)).isEmpty();
    assertThat(codec.decode(new byte[0], PHONE)).isEmpty();
  }

  @Test
  void whatIsCutShortCountsAsAbsent() {
    byte[] whole = codec.encode(everything());
    for (int length = 0; length < whole.length; length++) {
      assertThat(codec.decode(Arrays.copyOf(whole, length), PHONE)).isEmpty();
    }
  }
}
