package org.turnout.channel.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.turnout.channel.Address;
import org.turnout.channel.OutboundText;
import org.turnout.channel.SendResult;
import org.turnout.channel.WebhookAnswer;
import org.turnout.lab.discord.DiscordStandIn;
import org.turnout.testkit.ContractProxy;
import org.turnout.testkit.PlantedSecrets;

/// What the bot asks of Discord's REST API, and what the stand-in answers, against Discord's own
/// OpenAPI document.
class DiscordContractIT {
  private static final String ROSA = "700000000000000011";

  @Test
  void everyRequestOfTheBotKeepsTheContract() {
    try (var discord = DiscordStandIn.start(PlantedSecrets.TOKEN, InstantSource.system());
        var proxy =
            ContractProxy.start(
                "discord-bot.openapi.json", discord.api().resolve("/"), "--prefix", "/api/v10");
        var bot =
            new DiscordCarrier(
                DiscordSettings.standIn(
                    PlantedSecrets.TOKEN, proxy.address(), discord.gateway()))) {
      bot.open(_ -> WebhookAnswer.SILENCE, InstantSource.system());
      await().atMost(Duration.ofSeconds(20)).until(bot::connected);
      assertThat(bot.send(text(1, "¿Sí? 👍 @everyone"))).isInstanceOf(SendResult.Accepted.class);
      assertThat(bot.send(text(2, "a long one " + "b ".repeat(1500))))
          .isInstanceOf(SendResult.Accepted.class);
      assertThat(bot.sentTo(Address.discord(ROSA), Instant.EPOCH.plusSeconds(1_500_000_000)))
          .hasSize(3);

      assertThat(proxy.summary())
          .contains("/channels/{channel_id}/messages", "/users/@me/channels");
      assertThat(proxy.requestViolations()).isEmpty();
    }
  }

  private static OutboundText text(long row, String body) {
    return new OutboundText(
        row,
        Address.discord(ROSA),
        Address.discord("900000000000000001"),
        body,
        List.of(),
        Optional.empty());
  }
}
