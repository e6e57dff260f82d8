package org.turnout.campaign;

import static java.util.stream.Collectors.toSet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.turnout.flow.yaml.FlowBundle;
import org.turnout.form.Form;
import org.turnout.form.FormFile;
import org.turnout.people.LocalsFile;
import org.turnout.people.Topics;
import org.turnout.problem.Place;
import org.turnout.problem.Problems;
import org.turnout.roster.Roster;
import org.turnout.roster.RosterFile;
import org.turnout.settings.Settings;
import org.turnout.yaml.Node;
import org.turnout.yaml.YamlFile;

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
  /// `Checker`, not here.
  ///
  /// @param home the folder that holds `config/` and `flows/`
  public static Optional<CampaignFiles> read(
      Path home, Map<String, String> environment, Problems problems) {
    var settings = Settings.read(environment, home, problems);
    var locals =
        file(home, "config/locals.yaml", problems).map(root -> LocalsFile.read(root, problems));
    var topics =
        file(home, "config/topics.yaml", problems).map(root -> Topics.read(root, problems));
    var sites =
        locals.stream()
            .flatMap(file -> file.sites().stream())
            .map(entry -> entry.site().slug())
            .collect(toSet());
    var forms = folder(home, "config/forms", problems, FormFile::read);
    var rosters =
        folder(
            home, "config/rosters", problems, (root, found) -> RosterFile.read(root, sites, found));
    if (problems.hasErrors() || settings.isEmpty() || locals.isEmpty() || topics.isEmpty()) {
      return Optional.empty();
    }
    var byForm = new HashMap<String, Form>();
    forms.forEach(form -> byForm.put(form.name(), form));
    var byRoster = new HashMap<String, Roster>();
    rosters.forEach(roster -> byRoster.put(roster.name(), roster));
    var catalog = Catalogs.of(settings.get(), topics.get(), byForm, byRoster);
    var flows = FlowBundle.read(home.resolve("flows"), "flows", catalog, problems);
    return Optional.of(
        new CampaignFiles(settings.get(), locals.get(), topics.get(), byForm, byRoster, flows));
  }

  private static Optional<Node> file(Path home, String name, Problems problems) {
    Path file = home.resolve(name);
    if (!Files.isRegularFile(file)) {
      problems.error(
          Place.of(name), "no-file", "the file is missing", "copy it from the repository");
      return Optional.empty();
    }
    return YamlFile.read(file, name, problems);
  }

  private static <T> List<T> folder(
      Path home, String name, Problems problems, BiFunction<Node, Problems, T> read) {
    Path folder = home.resolve(name);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".yaml"))
          .sorted()
          .flatMap(file -> YamlFile.read(file, name + "/" + file.getFileName(), problems).stream())
          .map(root -> read.apply(root, problems))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + name, e);
    }
  }
}
