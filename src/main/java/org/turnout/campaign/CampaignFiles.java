package org.turnout.campaign;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.turnout.flow.yaml.FlowBundle;
import org.turnout.form.Form;
import org.turnout.people.LocalsFile;
import org.turnout.people.Topics;
import org.turnout.problem.Problems;
import org.turnout.roster.Roster;
import org.turnout.settings.Settings;

/// Everything under `config/` and `flows/`, read once.
///
/// @param flows the flow files with the catalog of what they may name
public record CampaignFiles(
    Settings settings,
    LocalsFile locals,
    Topics topics,
    Map<String, Form> forms,
    Map<String, Roster> rosters,
    FlowBundle flows) {
  public CampaignFiles {
    forms = Map.copyOf(forms);
    rosters = Map.copyOf(rosters);
  }

  /// Reads it all; empty when anything under `config/` is an error. The flows are checked by
  /// [LoadedCampaign], not here.
  ///
  /// @param home the folder that holds `config/` and `flows/`
  public static Optional<CampaignFiles> read(
      Path home, Map<String, String> environment, Problems problems) {
    return of(ConfigFiles.read(home, environment, problems), home, problems);
  }

  static Optional<CampaignFiles> of(ConfigFiles config, Path home, Problems problems) {
    var settings = config.settings();
    var locals = config.locals();
    var topics = config.topics();
    if (problems.hasErrors() || settings.isEmpty() || locals.isEmpty() || topics.isEmpty()) {
      return Optional.empty();
    }
    var forms = config.forms().orElse(Map.of());
    var rosters = config.rosters().orElse(Map.of());
    var catalog = CampaignCatalogs.of(settings.get(), topics.get(), forms, rosters);
    var flows = FlowBundle.read(home.resolve("flows"), "flows", catalog, problems);
    return Optional.of(
        new CampaignFiles(settings.get(), locals.get(), topics.get(), forms, rosters, flows));
  }
}
