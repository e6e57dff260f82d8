package org.turnout.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.turnout.lab.carrier.CarrierStandIn;
import org.turnout.people.CoveragePlan;
import org.turnout.problem.Problems;
import org.turnout.settings.Settings;
import org.turnout.testkit.PlantedSecrets;

/// The carrier's side against a stand-in that answers as Twilio does.
class CheckupTest {
  private static final String ACCOUNT = "AC" + "0".repeat(32);
  private static final URI PUBLIC = URI.create("http://rehearsal.invalid");

  @AutoClose
  private final CarrierStandIn carrier =
      CarrierStandIn.start(
          new CarrierStandIn.Account(
              ACCOUNT, PlantedSecrets.TOKEN, List.of("72347"), InstantSource.system()),
          0);

  @TempDir private Path data;

  @Test
  void anAccountInGoodStandingWhoseSenderCallsUsIsFine() {
    carrier.connect(PUBLIC, URI.create("http://127.0.0.1:9"));
    assertThat(seen(Map.of()))
        .contains(
            "OK twilio account is active",
            "OK balance 1234.56 USD",
            "OK sender 72347 calls " + PUBLIC + "/webhooks/twilio/message, with retries",
            "OK postgres embedded, not running now",
            "OK discord no bot (DISCORD_TOKEN is not set)");
  }

  @Test
  void aSenderThatCallsAnotherAddressIsNamed() {
    carrier.connect(URI.create("http://elsewhere.invalid"), URI.create("http://127.0.0.1:9"));
    assertThat(seen(Map.of()))
        .contains("FAIL sender 72347 calls http://elsewhere.invalid/webhooks/twilio/message");
  }

  @Test
  void aSenderWithoutAWebhookIsNamed() {
    assertThat(seen(Map.of())).contains("FAIL sender 72347 has no webhook");
  }

  @Test
  void aWrongTokenIsSaidAsSuchAndNeverRepeated() {
    assertThat(seen(Map.of("TWILIO_AUTH_TOKEN", "f".repeat(32))))
        .anyMatch(line -> line.contains("account SID or auth token is wrong"))
        .noneMatch(line -> line.contains("f".repeat(32)));
  }

  @Test
  void aPublicAddressWithoutTlsIsNoAddress() {
    assertThat(seen(Map.of("TURNOUT_PUBLIC_URL", "http://text.example.org")))
        .contains("FAIL public url http://text.example.org is not https");
  }

  @Test
  void whatIsNoBotTokenIsToldByItsShape() {
    assertThat(seen(Map.of("DISCORD_TOKEN", "hunter2")))
        .contains("FAIL discord DISCORD_TOKEN does not look like a bot's token")
        .noneMatch(line -> line.contains("hunter2"));
  }

  @Test
  void everyFindingThatIsNotFineSaysHowToMendIt() {
    assertThat(
            new Checkup(
                    Map.of("TURNOUT_DATA", data.toString()),
                    java.util.Optional.empty(),
                    CoveragePlan.NONE,
                    Path.of(""))
                .looks())
        .flatExtracting(look -> look.get())
        .filteredOn(finding -> finding.level() != CheckResult.Level.OK)
        .isNotEmpty()
        .allSatisfy(finding -> assertThat(finding.fix()).isNotBlank());
  }

  private List<String> seen(Map<String, String> other) {
    var variables =
        new HashMap<>(
            Map.of(
                "TURNOUT_DATA", data.toString(),
                "TURNOUT_PUBLIC_URL", PUBLIC.toString(),
                "TWILIO_ACCOUNT_SID", ACCOUNT,
                "TWILIO_AUTH_TOKEN", PlantedSecrets.TOKEN,
                "TWILIO_API_URL", carrier.api().toString()));
    variables.putAll(other);
    var settings = Settings.read(variables, Path.of(""), new Problems());
    return new Checkup(variables, settings, CoveragePlan.NONE, Path.of(""))
        .looks().stream()
            .flatMap(look -> look.get().stream())
            .map(finding -> finding.level() + " " + finding.what() + " " + finding.seen())
            .toList();
  }
}
