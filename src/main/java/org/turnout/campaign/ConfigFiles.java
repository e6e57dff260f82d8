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
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.turnout.flow.yaml.FlowCatalog;
import org.turnout.form.Form;
import org.turnout.form.FormFile;
import org.turnout.people.Local;
import org.turnout.people.LocalsFile;
import org.turnout.people.Topics;
import org.turnout.problem.Problems;
import org.turnout.problem.SourceLocation;
import org.turnout.roster.NoticeFile;
import org.turnout.roster.Roster;
import org.turnout.roster.RosterFile;
import org.turnout.roster.StrikeNotice;
import org.turnout.settings.Settings;
import org.turnout.yaml.YamlFile;
import org.turnout.yaml.YamlNode;

/// Everything under `config/` that could be read.
///
/// @param forms empty when one of them is not YAML, as `rosters`: then nobody knows what is missing
record ConfigFiles(
    Optional<Settings> settings,
    Optional<LocalsFile> locals,
    Optional<Topics> topics,
    Optional<Map<String, Form>> forms,
    Optional<Map<String, Roster>> rosters) {
  private static final String NOTICES = "config/notices.yaml";

  static ConfigFiles read(Path home, Map<String, String> environment, Problems problems) {
    var settings = Settings.read(environment, home, problems);
    var written = settings.map(it -> it.campaign().languages()).orElse(List.of());
    var locals =
        file(home, "config/locals.yaml", problems)
            .map(root -> LocalsFile.read(root, written, problems));
    var topics =
        file(home, "config/topics.yaml", problems).map(root -> Topics.read(root, problems));
    var sites =
        locals.stream()
            .flatMap(file -> file.sites().stream())
            .map(entry -> entry.site().slug())
            .collect(toSet());
    var unions =
        locals.stream().flatMap(file -> file.locals().stream()).map(Local::slug).collect(toSet());
    var notices =
        Files.exists(home.resolve(NOTICES))
            ? file(home, NOTICES, problems)
                .map(root -> NoticeFile.read(root, unions, sites, problems))
                .orElse(List.of())
            : List.<StrikeNotice>of();
    var forms = folder(home, "config/forms", problems, FormFile::read, Form::name);
    var rosters =
        folder(
            home,
            "config/rosters",
            problems,
            (root, found) -> RosterFile.read(root, sites, notices, found),
            Roster::name);
    return new ConfigFiles(settings, locals, topics, forms, rosters);
  }

  /// What flows may name, so that their own mistakes can be told next to those in `config/`: of
  /// `turnout.yaml` it takes the languages only, and any language where that can't be read. Empty
  /// when a file is missing or is not YAML: then every name in it would be reported as unknown.
  ///
  /// @param written languages that flows are written in
  Optional<FlowCatalog> catalog(Set<String> written) {
    return topics.flatMap(alerts ->
        forms.flatMap(handedIn ->
            rosters.map(kept ->
                settings
                    .map(all -> CampaignCatalogs.of(all, alerts, handedIn, kept))
                    .orElseGet(
                        () -> CampaignCatalogs.of(List.copyOf(written), alerts, handedIn, kept)))));
  }

  private static Optional<YamlNode> file(Path home, String name, Problems problems) {
    Path file = home.resolve(name);
    if (!Files.isRegularFile(file)) {
      problems.error(
          SourceLocation.of(name), "no-file", "the file is missing", "copy it from the repository");
      return Optional.empty();
    }
    return YamlFile.read(file, name, problems);
  }

  private static <T> Optional<Map<String, T>> folder(
      Path home,
      String name,
      Problems problems,
      BiFunction<YamlNode, Problems, T> read,
      Function<T, String> called) {
    Path folder = home.resolve(name);
    if (!Files.isDirectory(folder)) {
      return Optional.of(Map.of());
    }
    try (var files = Files.list(folder)) {
      var all = new HashMap<String, T>();
      boolean whole = true;
      for (var file : files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
        var path = name + "/" + file.getFileName();
        var root = YamlFile.read(file, path, problems);
        whole &= root.isPresent();
        root.map(tree -> read.apply(tree, problems))
            .ifPresent(it -> {
              sameName(path, called.apply(it), problems);
              all.put(called.apply(it), it);
            });
      }
      return whole ? Optional.of(Map.copyOf(all)) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + name, e);
    }
  }

  private static void sameName(String path, String called, Problems problems) {
    if (!path.endsWith("/" + called + ".yaml")) {
      problems.error(
          SourceLocation.of(path),
          "other-name",
          "the name inside this file is '" + called + "'",
          "give both the same name");
    }
  }
}
