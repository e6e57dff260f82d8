package org.turnout.flow.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.turnout.app.ActionTable;
import org.turnout.campaign.CampaignCatalogs;
import org.turnout.campaign.SimulatedCampaigns;
import org.turnout.flow.Engine;
import org.turnout.flow.FlowSet;
import org.turnout.flow.FlowSets;
import org.turnout.flow.TurnLimits;
import org.turnout.flow.talk.FlowTest;
import org.turnout.flow.talk.FlowTestRunner;
import org.turnout.flow.talk.FlowTests;
import org.turnout.flow.talk.SimulatedTalk;
import org.turnout.language.Languages;
import org.turnout.people.Compliance;
import org.turnout.problem.Problems;

/// Every conversation in `flows/tests`, against the real engine. `GOLDEN_UPDATE=1` in the
/// environment rewrites unmet expectations.
class ShippedConversationsTest {
  static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");
  static final FlowSet SET =
      FlowSetReader.read(ShippedFlows.bundle(), ActionTable.actions()).orElseThrow();
  private static final SimulatedTalk.Stage STAGE = stage(SET);

  static SimulatedTalk.Stage stage(FlowSet set) {
    var languages = Languages.builtIn();
    var files = ShippedFlows.FILES;
    var world =
        SimulatedCampaigns.of(
            files.locals(),
            files.topics(),
            files.forms(),
            files.rosters(),
            languages,
            CampaignCatalogs.campaign(files.settings()));
    FlowSets sets =
        new FlowSets() {
          @Override
          public FlowSet current() {
            return set;
          }

          @Override
          public Optional<FlowSet> version(String hash) {
            return Optional.of(set);
          }
        };
    return new SimulatedTalk.Stage(
        world,
        ActionTable.simulations(),
        sets,
        new Engine(languages, TurnLimits.DEFAULT),
        languages,
        new Compliance(languages));
  }

  static Stream<FlowTest> conversations() {
    var problems = new Problems();
    var tests = FlowTests.read(Path.of("flows/tests"), "flows/tests", ZONE, problems);
    assertThat(ShippedFlows.print(problems)).isEmpty();
    return tests.stream();
  }

  @ParameterizedTest
  @MethodSource("conversations")
  void everyConversationGoesAsItIsWritten(FlowTest test) throws IOException {
    var outcome = new FlowTestRunner(STAGE).run(test);
    if (System.getenv("GOLDEN_UPDATE") != null && !outcome.ok()) {
      var file = Path.of(test.place().file());
      Files.writeString(file, FlowTests.updated(Files.readString(file), outcome));
    }
    assertThat(outcome.failures()).as(FlowTests.report(outcome)).isEmpty();
  }

  @Test
  void everyStepOfEveryFlowIsPassedByAConversation() {
    var outcomes = new ArrayList<FlowTestRunner.Outcome>();
    conversations().forEach(test -> outcomes.add(new FlowTestRunner(STAGE).run(test)));
    var missed = FlowTests.missed(SET, List.copyOf(outcomes));
    assertThat(missed.values())
        .as("steps no conversation passes: " + missed)
        .allMatch(s -> s.isEmpty());
  }
}
