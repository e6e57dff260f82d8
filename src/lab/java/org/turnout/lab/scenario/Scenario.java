package org.turnout.lab.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.turnout.problem.DidYouMean;
import org.turnout.problem.Problems;
import org.turnout.problem.SourceLocation;
import org.turnout.yaml.YamlFile;

/// What a rehearsal goes through, as a file tells it: `config/rehearsal/bad-day.yaml`. Some come
/// with the program; a campaign's own file of the same name comes first.
///
/// @param text the file's own words, so that another process can read it
public record Scenario(String name, String about, Conditions conditions, String text) {
  /// Where a campaign keeps its own.
  public static final String FOLDER = "config/rehearsal";

  /// Those that come with the program.
  public static final List<String> OURS =
      List.of("calm-day", "bad-day", "carrier-outage", "filter-trap");

  /// Finds and reads a scenario.
  ///
  /// @param home the folder with `config/`
  /// @param problems told what is wrong with the file, or that there is none
  public static Optional<Scenario> find(Path home, String name, Problems problems) {
    Path own = home.resolve(FOLDER).resolve(name + ".yaml");
    try {
      if (name.matches("[a-z0-9-]{1,60}")) {
        if (Files.isRegularFile(own)) {
          return read(Files.readString(own), FOLDER + "/" + name + ".yaml", problems);
        }
        if (OURS.contains(name)) {
          return read(shipped(name), name + ".yaml", problems);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("reading the scenario " + name, e);
    }
    List<String> known = known(home);
    problems.error(
        SourceLocation.of(FOLDER),
        "no-scenario",
        "there is no scenario '" + name + "'",
        DidYouMean.hint(name, known).or(() -> Optional.of("known: " + String.join(", ", known))));
    return Optional.empty();
  }

  /// Reads a scenario's text; empty when something is wrong with it.
  ///
  /// @param file what it is called in problems
  public static Optional<Scenario> read(String text, String file, Problems problems) {
    Problems found = new Problems();
    Optional<Scenario> scenario =
        YamlFile.parse(text, file, found).map(root -> ScenarioReader.read(root, text, found));
    found.forEach(problems::add);
    return problems.hasErrors() ? Optional.empty() : scenario;
  }

  private static List<String> known(Path home) {
    List<String> known = new ArrayList<>(OURS);
    Path folder = home.resolve(FOLDER);
    if (Files.isDirectory(folder)) {
      try (var files = Files.list(folder)) {
        files
            .map(file -> file.getFileName().toString())
            .filter(file -> file.endsWith(".yaml"))
            .map(file -> file.substring(0, file.length() - 5))
            .filter(file -> !known.contains(file))
            .sorted()
            .forEach(known::add);
      } catch (IOException e) {
        throw new UncheckedIOException("listing " + folder, e);
      }
    }
    return known;
  }

  private static String shipped(String name) throws IOException {
    try (InputStream in = Scenario.class.getResourceAsStream("/rehearsal/" + name + ".yaml")) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its scenario " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
