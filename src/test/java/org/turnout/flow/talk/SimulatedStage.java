package org.turnout.flow.talk;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.turnout.app.ActionTable;
import org.turnout.campaign.CampaignCatalogs;
import org.turnout.campaign.CampaignFiles;
import org.turnout.campaign.SimulatedCampaigns;
import org.turnout.channel.Channel;
import org.turnout.flow.Engine;
import org.turnout.flow.FlowSet;
import org.turnout.flow.FlowSets;
import org.turnout.flow.TurnLimits;
import org.turnout.flow.yaml.FlowBundle;
import org.turnout.flow.yaml.FlowFile;
import org.turnout.flow.yaml.FlowSetReader;
import org.turnout.language.Languages;
import org.turnout.people.Compliance;
import org.turnout.problem.Problems;

/// A stage with one flow of a test's own, `drink`, on the shipped campaign.
final class SimulatedStage {
  static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");

  private static final String DRINK =
      """
      flow: drink
      about: Asks what to bring
      title: drinks
      keywords: [drink]

      steps:
        what:
          ask: |
            Tea or coffee?
          answer: text
          max: 20
        thanks:
          say: |
            We bring {what}.
      """;

  private SimulatedStage() {}

  /// A member of whom nothing else is known.
  static SimulatedPerson member() {
    return new SimulatedPerson(
        Map.of(),
        Optional.empty(),
        "en",
        ZONE,
        true,
        Channel.ofPhones(),
        Set.of(),
        "+15125550100",
        false);
  }

  static FlowSet flows() {
    var shipped = files().flows().catalog();
    var bundle = new FlowBundle(List.of(new FlowFile("flows/drink.yaml", DRINK)), shipped);
    return FlowSetReader.read(bundle, ActionTable.actions()).orElseThrow();
  }

  private static CampaignFiles files() {
    return CampaignFiles.read(Path.of(""), Map.of(), new Problems()).orElseThrow();
  }

  static SimulatedTalk.Stage stage() {
    return stage(flows());
  }

  private static SimulatedTalk.Stage stage(FlowSet set) {
    var languages = Languages.builtIn();
    var files = files();
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
}
