package org.turnout.channel.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.turnout.channel.Address;
import org.turnout.channel.InboundDoor;
import org.turnout.channel.InboundMessage;
import org.turnout.channel.InboundMessage.Origin;
import org.turnout.channel.LoggedText;
import org.turnout.channel.OutboundText;
import org.turnout.channel.RecordUnavailable;
import org.turnout.channel.SendResult;
import org.turnout.channel.WebhookAnswer;
import org.turnout.channel.discord.DiscordSettings.Reach;
import org.turnout.lab.discord.DiscordStandIn;
import org.turnout.testkit.CapturedLogs;
import org.turnout.testkit.PlantedSecrets;

class DiscordTest {
  private static final String ROSA = "700000000000000011";
  private static final Instant NOW = Instant.parse("2026-10-02T14:10:00Z");

  private final DiscordStandIn discord =
      DiscordStandIn.start(PlantedSecrets.TOKEN, InstantSource.system());
  private final DiscordCarrier carrier =
      new DiscordCarrier(
          DiscordSettings.standIn(PlantedSecrets.TOKEN, discord.api(), discord.gateway()));
  private final List<InboundMessage> received = new CopyOnWriteArrayList<>();
  private final AtomicInteger rows = new AtomicInteger();

  @BeforeEach
  void open() {
    carrier.open(this::echo, InstantSource.fixed(NOW));
    await().atMost(Duration.ofSeconds(20)).until(carrier::connected);
  }

  @AfterEach
  void close() {
    carrier.close();
    discord.close();
  }

  private WebhookAnswer echo(InboundMessage message) {
    received.add(message);
    carrier.send(text(message.from().value(), "You said: " + message.body()));
    return WebhookAnswer.SILENCE;
  }

  private OutboundText text(String user, String body) {
    return new OutboundText(
        rows.incrementAndGet(),
        Address.discord(user),
        Address.discord("900000000000000001"),
        body,
        List.of(),
        Optional.empty());
  }

  @Test
  void aDirectMessageBecomesOneInboundMessageAndItsAnswerArrives() {
    String id = discord.write(ROSA, PlantedSecrets.DISCORD_NAME, PlantedSecrets.TEXT);
    await().until(() -> !discord.got(ROSA).isEmpty());

    assertThat(received).hasSize(1);
    InboundMessage message = received.getFirst();
    assertThat(message.id()).isEqualTo(id);
    assertThat(message.from()).isEqualTo(Address.discord(ROSA));
    assertThat(message.body()).isEqualTo(PlantedSecrets.TEXT);
    assertThat(message.sentAt()).isEqualTo(NOW);
    assertThat(message.origin()).isEqualTo(Origin.GATEWAY);
    assertThat(discord.got(ROSA)).containsExactly("You said: " + PlantedSecrets.TEXT);
  }

  @Test
  void aPersonsMessagesAreHandledInTheOrderTheyWereWritten() {
    var words = IntStream.range(0, 20).mapToObj(i -> "word " + i).toList();
    words.forEach(word -> discord.write(ROSA, "rosa", word));
    await().until(() -> received.size() == words.size());

    assertThat(received).extracting(InboundMessage::body).isEqualTo(words);
  }

  @Test
  void aDroppedSocketIsTakenUpAgainAndLosesNothing() {
    discord.write(ROSA, "rosa", "before");
    await().until(() -> received.size() == 1);
    discord.dropSocket();
    discord.write(ROSA, "rosa", "while the line is down");
    discord.write(ROSA, "rosa", "and again");
    await().atMost(Duration.ofSeconds(30)).until(() -> received.size() == 3);

    assertThat(received)
        .extracting(InboundMessage::body)
        .containsExactly("before", "while the line is down", "and again");
    assertThat(discord.resumes()).isEqualTo(1);
  }

  @Test
  void aRateLimitIsWaitedOutAndTheTextArrivesOnce() {
    discord.limitNext(1);

    assertThat(carrier.send(text(ROSA, "hello"))).isInstanceOf(SendResult.Accepted.class);
    assertThat(discord.got(ROSA)).containsExactly("hello");
    assertThat(discord.posts()).isEqualTo(2);
  }

  @Test
  void theSameOutboxRowPostedTwiceIsOneMessage() {
    OutboundText text = text(ROSA, "once");
    var first = carrier.send(text);
    assertThat(carrier.send(text)).isEqualTo(first);
    assertThat(discord.got(ROSA)).containsExactly("once");
  }

  @Test
  void whoeverTakesNoDirectMessagesIsRefusedWithDiscordsCode() {
    discord.block(ROSA);
    assertThat(carrier.send(text(ROSA, "hello")))
        .isInstanceOfSatisfying(
            SendResult.Refused.class, refused -> assertThat(refused.code()).isEqualTo(50007));
  }

  @Test
  void afterAServerErrorNobodyCanKnow() {
    discord.failNext(10, 500);
    assertThat(carrier.send(text(ROSA, "hello")))
        .isEqualTo(new SendResult.Uncertain("Discord answered 500"));
  }

  @Test
  void aLongTextArrivesInPartsAndWhole() {
    String body = "a".repeat(1500) + "\n\n" + "b".repeat(1500);
    assertThat(carrier.send(text(ROSA, body))).isInstanceOf(SendResult.Accepted.class);
    assertThat(discord.got(ROSA)).containsExactly("a".repeat(1500), "b".repeat(1500));
  }

  @Test
  void nothingThatAMemberWroteMentionsAnybody() {
    carrier.send(text(ROSA, "Note: @everyone *hi*"));
    assertThat(discord.got(ROSA)).containsExactly("Note: \\@everyone \\*hi\\*");
  }

  @Test
  void theConversationCanBeReadBackAsALog() {
    Instant start = Instant.now().minusSeconds(60);
    discord.write(ROSA, "rosa", "hello");
    await().until(() -> !discord.got(ROSA).isEmpty());

    assertThat(carrier.sentTo(Address.discord(ROSA), start))
        .extracting(LoggedText::body)
        .containsExactly("You said: hello");
    assertThat(carrier.received(Address.discord("900000000000000001"), start))
        .extracting(LoggedText::body, LoggedText::from)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("hello", ROSA));
  }

  @Test
  void aMessageOutlivesARecordThatIsAwayForAWhile() {
    carrier.close();
    var tries = new AtomicInteger();
    InboundDoor door =
        message -> {
          if (tries.incrementAndGet() < 3) {
            throw new RecordUnavailable("storing a turn", new IllegalStateException("down"));
          }
          received.add(message);
          return WebhookAnswer.SILENCE;
        };
    try (var again =
        new DiscordCarrier(
            DiscordSettings.standIn(PlantedSecrets.TOKEN, discord.api(), discord.gateway()))) {
      again.open(door, InstantSource.fixed(NOW));
      await().atMost(Duration.ofSeconds(20)).until(again::connected);
      discord.write(ROSA, "rosa", "hello");
      await().until(() -> received.size() == 1);
    }
    assertThat(tries).hasValue(3);
  }

  @Test
  void aRefusedTokenSaysWhereToMakeANewOneAndNotWhatItWas() {
    var settings = DiscordSettings.standIn("wrong-token", discord.api(), discord.gateway());
    try (var other = new DiscordCarrier(settings)) {
      assertThatThrownBy(() -> other.open(this::echo, InstantSource.system()))
          .isInstanceOf(DiscordRefused.class)
          .hasMessageContaining("DISCORD_TOKEN")
          .hasMessageContaining("Reset Token")
          .hasMessageNotContaining("wrong-token");
    }
  }

  @Test
  void nothingOfAMessageOrItsWriterReachesALog() {
    try (var logs = CapturedLogs.open()) {
      discord.write(ROSA, PlantedSecrets.DISCORD_NAME, PlantedSecrets.TEXT);
      discord.block(ROSA);
      await().until(() -> received.size() == 1);
      carrier.send(text(ROSA, PlantedSecrets.TEXT));

      assertThat(logs.lines())
          .noneMatch(line -> PlantedSecrets.ALL.stream().anyMatch(line::contains));
    }
  }

  @Test
  void aRehearsalRefusesEveryAddressBeyondThisMachine() {
    URI away = URI.create("https://discord.com/api/v10/");
    assertThatThrownBy(() -> DiscordSettings.standIn("t", away, discord.gateway()))
        .isInstanceOf(DiscordRefused.class)
        .hasMessageContaining("DISCORD_API_URL")
        .hasMessageContaining("discord.com");
    assertThatThrownBy(
            () -> new DiscordSettings("t", Optional.empty(), Optional.empty(), Reach.LOOPBACK))
        .isInstanceOf(DiscordRefused.class);
    assertThat(
            DiscordSettings.standIn("t", discord.api(), discord.gateway())
                .allows("gateway.discord.gg"))
        .isFalse();
  }

  @Test
  void aBareHostGetsTheVersionOfTheApi() {
    URI bare = URI.create("http://127.0.0.1:9");
    assertThat(DiscordSettings.standIn("t", bare, discord.gateway()).api())
        .contains(URI.create("http://127.0.0.1:9/api/v10/"));
  }
}
