package org.turnout.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.turnout.problem.Problem;
import org.turnout.problem.Problems;

class CampaignFilesTest {
  private final Problems problems = new Problems();
  private final CampaignFiles campaign =
      CampaignFiles.read(Path.of(""), Map.of(), problems).orElseThrow();

  @Test
  void theShippedFilesHaveNoProblem() {
    assertThat(problems).isEmpty();
    assertThat(campaign.locals().locals()).hasSize(21);
    assertThat(campaign.forms()).containsOnlyKeys("petition", "stickers");
    assertThat(campaign.rosters()).containsOnlyKeys("picket");
  }

  @Test
  void everythingSignedOrAgreedToStandsInThreeLanguages() {
    assertThat(campaign.forms())
        .hasEntrySatisfying(
            "petition", form -> assertThat(form.texts()).containsOnlyKeys("en", "es", "tl"));
    assertThat(campaign.topics().wordings())
        .hasEntrySatisfying(
            "alerts", filed -> assertThat(filed.texts()).containsOnlyKeys("en", "es", "tl"));
    assertThat(campaign.topics().topics())
        .allSatisfy(topic -> assertThat(topic.name()).containsOnlyKeys("en", "es", "tl"));
  }

  @Test
  void aFileIsCalledAsWhatItHolds(@TempDir Path home) throws IOException {
    copy("config", home);
    copy("flows", home);
    Files.move(
        home.resolve("config/forms/stickers.yaml"), home.resolve("config/forms/sticker.yaml"));
    var found = new Problems();
    assertThat(CampaignFiles.read(home, Map.of(), found)).isEmpty();
    assertThat(found)
        .extracting(Problem::code, problem -> problem.place().file())
        .contains(tuple("other-name", "config/forms/sticker.yaml"));
  }

  private static void copy(String folder, Path home) throws IOException {
    try (var files = Files.walk(Path.of(folder))) {
      for (var file : files.toList()) {
        Files.copy(file, home.resolve(file.toString()));
      }
    }
  }
}
