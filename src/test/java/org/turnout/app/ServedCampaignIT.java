package org.turnout.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.turnout.testkit.CapturedLogs;
import org.turnout.testkit.TestDatabase;

/// Files that are edited while they are served.
class ServedCampaignIT {
  @AutoClose private static final TestDatabase DB = TestDatabase.fresh();

  private final Path home;
  private final ServedCampaign served;

  ServedCampaignIT(@TempDir Path home) throws IOException {
    this.home = home;
    copy("config", home);
    copy("flows", home);
    this.served =
        new ServedCampaign(
            home, Map.of(), UnaryOperator.identity(), DB.database(), InstantSource.system());
    assertThat(served.load().hasErrors()).isFalse();
  }

  @Test
  void anEditIsTakenWithoutARestart() throws IOException {
    String before = hash();
    assertThat(served.reloadIfEdited()).isZero();
    edit("flows/petition.yaml", "No problem, nothing was signed.", "Fine, nothing was signed.");
    assertThat(served.reloadIfEdited()).isOne();
    assertThat(hash()).isNotEqualTo(before);
    assertThat(served.flows().version(before)).isPresent();
  }

  @Test
  void aBadEditNeverReplacesWhatIsServedAndIsNamedInTheLog() throws IOException {
    String before = hash();
    var forms = served.forms();
    edit("flows/petition.yaml", "run: offer_alerts", "run: offer_alert");
    edit("config/forms/stickers.yaml", "form: stickers", "form: sticker");
    try (var logs = CapturedLogs.open()) {
      assertThat(served.reloadIfEdited()).isOne();
      assertThat(logs.lines())
          .anyMatch(
              line -> line.contains("config/forms/stickers.yaml") && line.contains("other-name"));
    }
    assertThat(hash()).isEqualTo(before);
    assertThat(served.forms()).isSameAs(forms);
    edit("config/forms/stickers.yaml", "form: sticker", "form: stickers");
    edit("flows/petition.yaml", "run: offer_alert", "run: offer_alerts");
    assertThat(served.reloadIfEdited()).isOne();
    assertThat(hash()).isEqualTo(before);
  }

  private String hash() {
    return served.flows().current().hash();
  }

  private void edit(String file, String from, String to) throws IOException {
    String text = Files.readString(home.resolve(file));
    assertThat(text).contains(from);
    Files.writeString(home.resolve(file), text.replace(from, to));
  }

  private static void copy(String folder, Path home) throws IOException {
    try (var files = Files.walk(Path.of(folder))) {
      for (var file : files.toList()) {
        Files.copy(file, home.resolve(file.toString()));
      }
    }
  }
}
