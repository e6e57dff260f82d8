package org.turnout.conversation;

import static java.util.stream.Collectors.toSet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.turnout.form.Form;
import org.turnout.form.FormFile;
import org.turnout.people.LocalsFile;
import org.turnout.people.Topics;
import org.turnout.problem.Place;
import org.turnout.problem.Problem;
import org.turnout.roster.Roster;
import org.turnout.roster.RosterFile;
import org.turnout.yaml.Node;
import org.turnout.yaml.YamlFile;

/// Everything that `config/` says of people, forms and rosters, read together.
///
/// @param forms name to form
/// @param rosters name to roster
public record Campaign(
    LocalsFile locals, Topics topics, Map<String, Form> forms, Map<String, Roster> rosters) {
  public Campaign {
    forms = Map.copyOf(forms);
    rosters = Map.copyOf(rosters);
  }

  /// Reads the folder. What is wrong in any file is added to the problems, all of it; a missing
  /// file reads as an empty one.
  ///
  /// @param config the folder, called `config` in problems
  public static Campaign read(Path config, List<Problem> problems) {
    var locals =
        file(config, "locals.yaml", problems)
            .map(root -> LocalsFile.read(root, problems))
            .orElse(new LocalsFile(List.of(), List.of()));
    var topics =
        file(config, "topics.yaml", problems)
            .map(root -> Topics.read(root, problems))
            .orElse(new Topics(List.of(), Map.of()));
    var sites = locals.sites().stream().map(entry -> entry.site().slug()).collect(toSet());
    return new Campaign(
        locals,
        topics,
        all(config, "forms", problems, FormFile::read, Form::name),
        all(
            config,
            "rosters",
            problems,
            (root, found) -> RosterFile.read(root, sites, found),
            Roster::name));
  }

  private static <T> Map<String, T> all(
      Path config,
      String folder,
      List<Problem> problems,
      BiFunction<Node, List<Problem>, T> reader,
      Function<T, String> name) {
    var all = new TreeMap<String, T>();
    for (var file : yaml(config.resolve(folder))) {
      var path = folder + "/" + file;
      file(config, path, problems)
          .map(root -> reader.apply(root, problems))
          .ifPresent(it -> {
            if (!file.equals(name.apply(it) + ".yaml")) {
              problems.add(
                  Problem.error(
                      Place.of("config/" + path),
                      "other-name",
                      "the file is called " + file + ", but what it holds '" + name.apply(it) + "'",
                      "give both the same name"));
            }
            all.put(name.apply(it), it);
          });
    }
    return all;
  }

  private static Optional<Node> file(Path config, String name, List<Problem> problems) {
    var path = config.resolve(name);
    return Files.isRegularFile(path)
        ? YamlFile.read(path, "config/" + name, problems)
        : Optional.empty();
  }

  private static List<String> yaml(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".yaml"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + folder, e);
    }
  }
}
