package org.turnout.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.turnout.app.ActionTable;
import org.turnout.channel.Segments;
import org.turnout.problem.Problem;

/// One way to load a campaign, whatever is wrong in it.
class LoadedCampaignTest {
  @TempDir private Path home;

  @BeforeEach
  void copyTheShippedCampaign() throws IOException {
    for (var folder : new String[] {"config", "flows"}) {
      try (var files = Files.walk(Path.of(folder))) {
        for (var file : files.toList()) {
          Files.copy(file, home.resolve(file.toString()));
        }
      }
    }
  }

  private LoadedCampaign read() {
    return LoadedCampaign.around(
        home.resolve("flows/shift.yaml"), Map.of(), ActionTable.language());
  }

  @Test
  void theShippedCampaignIsFoundFromAnyFileInItAndHasNoProblem() {
    var campaign = read();
    assertThat(campaign.problems()).isEmpty();
    assertThat(campaign.home()).isEqualTo(home);
    assertThat(campaign.flows()).isPresent();
    assertThat(campaign.blasts()).isNotEmpty();
  }

  @Test
  void flowsAreReadAgainstWhatConfigSaysEvenWhileTheSettingsAreWrong() throws IOException {
    edit("config/turnout.yaml", "  zone:", "  zoen:");
    edit("flows/shift.yaml", "back to: day", "back to: dya");
    edit("flows/stickers.yaml", "submit: stickers", "submit: sticker");
    assertThat(read().problems())
        .extracting(Problem::code, problem -> problem.place().file())
        .contains(
            tuple("unknown-step", "flows/shift.yaml"), tuple("unknown-form", "flows/stickers.yaml"))
        .doesNotContain(tuple("unknown-language", "flows/shift.es.yaml"));
    assertThat(read().files()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"config/topics.yaml", "config/forms/petition.yaml", "config/rosters/picket.yaml"})
  void noNameIsCalledUnknownWhileAFileThatMayDefineItIsNoYaml(String broken) throws IOException {
    Files.writeString(home.resolve(broken), "a: [\n");
    edit("flows/menu.yaml", "flow: menu", "flow: menu\nflow: menu");
    assertThat(read().problems())
        .extracting(problem -> problem.place().file())
        .containsOnly(broken, "flows/menu.yaml");
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "es", "tl"})
  void aMemberIsToldOfAnOrderInOneSegmentThatNamesItAndHowMany(String language) {
    var campaign = read();
    var us = campaign.files().orElseThrow().settings().campaign();
    String text = campaign.orderTexts().sent("stickers", Optional.of("200"), language);
    assertThat(text).contains(us.name(), us.contact(), "(200)");
    assertThat(Segments.of(text).segments()).isOne();
  }

  @Test
  void anOrderThatNoFlowTakesAnyMoreIsCalledByItsForm() {
    assertThat(read().orderTexts().sent("hats", Optional.empty(), "en")).contains(": hats.");
  }

  private void edit(String file, String from, String to) throws IOException {
    String text = Files.readString(home.resolve(file));
    assertThat(text).contains(from);
    Files.writeString(home.resolve(file), text.replace(from, to));
  }
}
