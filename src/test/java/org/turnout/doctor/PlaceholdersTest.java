package org.turnout.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.turnout.app.ActionTable;
import org.turnout.campaign.LoadedCampaign;

/// What is left of the example when a campaign goes live.
class PlaceholdersTest {
  @Test
  void eachKindThatTheExampleMadeUpIsNamed() {
    assertThat(look(Path.of("")))
        .hasSize(6)
        .allMatch(line -> line.startsWith("FAIL"))
        .anyMatch(line -> line.contains("'contact'"))
        .anyMatch(line -> line.contains("'link domains'"))
        .anyMatch(line -> line.contains("21 locals"))
        .anyMatch(line -> line.contains("told of alarms"))
        .anyMatch(line -> line.contains("hotlines"))
        .anyMatch(line -> line.contains("notice's document"));
  }

  @Test
  void aCampaignWithItsOwnIsFine(@TempDir Path home) throws IOException {
    for (String folder : new String[] {"config", "flows"}) {
      try (var files = Files.walk(Path.of(folder))) {
        for (Path file : files.toList()) {
          Path copy = home.resolve(file.toString());
          if (Files.isDirectory(file)) {
            Files.createDirectories(copy);
          } else {
            Files.writeString(
                copy,
                Files.readString(file)
                    .replaceAll("555([- ]?)01([0-9]{2})", "867$153$2")
                    .replace("example.org", "patients.org")
                    .replace("5f0c3a8c", "5f0c3a8d"));
          }
        }
      }
    }
    assertThat(look(home)).singleElement().asString().startsWith("OK");
  }

  private static java.util.List<String> look(Path home) {
    var campaign = LoadedCampaign.around(home, Map.of(), ActionTable.language());
    return new Placeholders(campaign.files().orElseThrow())
        .look().stream().map(found -> found.level() + " " + found.seen()).toList();
  }
}
