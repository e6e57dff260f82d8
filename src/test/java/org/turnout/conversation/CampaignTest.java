package org.turnout.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.turnout.problem.Problem;

class CampaignTest {
  private final ArrayList<Problem> problems = new ArrayList<>();
  private final Campaign campaign = Campaign.read(Path.of("config"), problems);

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
}
