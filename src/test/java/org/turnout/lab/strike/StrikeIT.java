package org.turnout.lab.strike;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.turnout.app.ActionTable;
import org.turnout.campaign.LoadedCampaign;
import org.turnout.lab.judge.CheckList;
import org.turnout.testkit.TestDatabase;
import org.turnout.testkit.program.ProgramSettings;

/// A strike of one day with a few people, in the whole program.
class StrikeIT {
  private static final Path HOME = Path.of(".");

  @TempDir private Path copy;

  @Test
  void inAStrikeOfOneDayThePhonesAndTheRecordsAgree() throws InterruptedException {
    var progress = new ArrayList<String>();
    try (var database = TestDatabase.fresh()) {
      var variables = ProgramSettings.variables(database);
      var campaign = LoadedCampaign.around(HOME, variables, ActionTable.language());
      try (var stage =
              StrikeStage.open(
                  new StrikeOrder(300, 1, 1),
                  HOME,
                  copy,
                  variables,
                  ProgramSettings.environment(variables),
                  campaign);
          var play = new StrikePlay(stage, now -> progress.add(now.words()))) {
        StrikeReport report = play.run();
        assertThat(report.checks())
            .as(StrikePage.of(report, "the test"))
            .hasSizeGreaterThan(12)
            .allMatch(CheckList.Check::holds);
        assertThat(report.days()).hasSize(1).allMatch(day -> day.came() > 0 && day.held() > 0);
        assertThat(report.told()).containsKeys("a place is yours", "called off", "back to work");
        assertThat(report.unfinished()).isEmpty();
      }
    }
    assertThat(progress).contains("the notice is served", "the blast invites");
  }
}
