package org.turnout.campaign;

import static java.util.stream.Collectors.toSet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
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
    var forms = folder(home, "config/forms", problems, FormFile::read, Form::name);
    var rosters =
        folder(
            home,
            "config/rosters",
            problems,
            (root, found) -> RosterFile.read(root, sites, found),
            Roster::name);
    if (problems.hasErrors() || settings.isEmpty() || locals.isEmpty() || topics.isEmpty()) {
      return Optional.empty();
    }
    var catalog = Catalogs.of(settings.get(), topics.get(), forms, rosters);
    var flows = FlowBundle.read(home.resolve("flows"), "flows", catalog, problems);
    return Optional.of(
        new CampaignFiles(settings.get(), locals.get(), topics.get(), forms, rosters, flows));
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

  private static <T> Map<String, T> folder(
      Path home,
      String name,
      Problems problems,
      BiFunction<Node, Problems, T> read,
      Function<T, String> called) {
    Path folder = home.resolve(name);
    if (!Files.isDirectory(folder)) {
      return Map.of();
    }
    try (var files = Files.list(folder)) {
      var all = new HashMap<String, T>();
      for (var file : files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
        var path = name + "/" + file.getFileName();
        YamlFile.read(file, path, problems)
            .map(root -> read.apply(root, problems))
            .ifPresent(it -> {
              sameName(path, called.apply(it), problems);
              all.put(called.apply(it), it);
            });
      }
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + name, e);
    }
  }

  private static void sameName(String path, String called, Problems problems) {
    if (!path.endsWith("/" + called + ".yaml")) {
      problems.error(
          Place.of(path),
          "other-name",
          "what this file holds is called '" + called + "'",
          "give both the same name");
    }
  }
}
