package org.turnout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.turnout.app.BackingServers;
import org.turnout.app.Turnout;
import org.turnout.channel.discord.DiscordSettings;
import org.turnout.channel.twilio.TwilioAccess;
import org.turnout.lab.carrier.CarrierStandIn;
import org.turnout.lab.discord.DiscordStandIn;
import org.turnout.testkit.LocalHttp;
import org.turnout.testkit.PlantedSecrets;
import org.turnout.testkit.TestDatabase;
import org.turnout.testkit.program.ProgramSettings;
import org.turnout.time.Clocks;

/// A Discord direct message runs the very flow that a text runs.
class DiscordPetitionIT {
  private static final String ROSA = "700000000000000011";
  private static final Path HOME = Path.of(".");

  @AutoClose private final TestDatabase db = TestDatabase.fresh();

  @AutoClose
  private final CarrierStandIn phones =
      CarrierStandIn.start(
          new CarrierStandIn.Account(
              "AC" + "0".repeat(32),
              PlantedSecrets.TOKEN,
              List.of("72347"),
              InstantSource.system()),
          0);

  @AutoClose
  private final DiscordStandIn discord =
      DiscordStandIn.start(PlantedSecrets.TOKEN, InstantSource.system());

  @AutoClose private final Turnout turnout = Turnout.start(launch(), foundations());

  private BackingServers foundations() {
    return BackingServers.lay(launch().environment());
  }

  private Turnout.Launch launch() {
    Map<String, String> variables = ProgramSettings.variables(db);
    return new Turnout.Launch(
        HOME,
        variables,
        ProgramSettings.environment(variables),
        "127.0.0.1",
        new Clocks(InstantSource.system(), InstantSource.system()),
        new TwilioAccess(
            "AC" + "0".repeat(32),
            List.of(PlantedSecrets.TOKEN),
            phones.api(),
            URI.create("http://rehearsal.invalid")),
        Optional.of(
            DiscordSettings.standIn(PlantedSecrets.TOKEN, discord.api(), discord.gateway())),
        UnaryOperator.identity(),
        _ -> List.of());
  }

  @BeforeEach
  void theBotIsConnected() {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() ->
            LocalHttp.get(turnout.port(), "/health/ready").body().contains("\"discord\":\"ok\""));
  }

  @Test
  void aDirectMessageSignsThePetition() {
    say("PETITION", "To sign it, reply with your full name");
    say("Rosa Delgado", "Do you work at Kaiser Permanente?");
    say("yes", "Does your badge say Kaiser Permanente?");
    say("KP", "Signed, thank you!");
    say("no", "");
    assertThat(signatures()).containsExactly("Rosa Delgado");
    assertThat(discord.got(ROSA)).noneMatch(text -> text.contains("{"));
    assertThat(phones.seen().counts().accepted()).isZero();
  }

  @Test
  void stopIsStopOnDiscordToo() {
    say("PETITION", "To sign it");
    say("STOP", "no more");
    say("Rosa Delgado", "START");
    assertThat(signatures()).isEmpty();
  }

  /// Writes, and waits for an answer that holds these words.
  private void say(String text, String answer) {
    int before = discord.got(ROSA).size();
    discord.write(ROSA, PlantedSecrets.DISCORD_NAME, text);
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() ->
            assertThat(discord.got(ROSA).stream().skip(before).toList())
                .anyMatch(got ->
                    got.toLowerCase(java.util.Locale.ROOT)
                        .contains(answer.toLowerCase(java.util.Locale.ROOT))));
  }

  private List<String> signatures() {
    return db.database()
        .with(handle ->
            handle
                .createQuery("select name from form_entry where form = 'petition'")
                .mapTo(String.class)
                .list());
  }
}
