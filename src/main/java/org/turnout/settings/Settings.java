package org.turnout.settings;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.turnout.problem.Problems;
import org.turnout.problem.SourceLocation;
import org.turnout.yaml.YamlFile;
import org.turnout.yaml.YamlNode;

/// Everything an operator decides.
///
/// @param linkDomains hosts that links in texts may point at, without `www.`
/// @param shortLinks our own address that short links begin with, without a slash at the end;
///   empty: the public one
/// @param approvalAbove a blast to more people than this needs a second person
/// @param broadcastsADay the most blasts that reach one phone in 24 hours; a state's stricter rule
///   holds besides
/// @param pauses when a blast pauses itself
/// @param answers what one phone may cost
/// @param filed ids of the wordings filed with the carrier: these alone may ask for consent to
///   alerts
public record Settings(
    Environment environment,
    Campaign campaign,
    List<SenderSettings> senders,
    Timings timings,
    Prices prices,
    List<String> linkDomains,
    Optional<URI> shortLinks,
    int approvalAbove,
    int broadcastsADay,
    Pauses pauses,
    AnswerLimits answers,
    List<String> filed) {
  /// The file's usual name, from the folder of the program.
  public static final String FILE = "config/turnout.yaml";

  public Settings {
    senders = List.copyOf(senders);
    linkDomains = List.copyOf(linkDomains);
    filed = List.copyOf(filed);
  }

  /// Reads both; every problem is added to `problems`, and nothing is returned when one of them is
  /// an error.
  ///
  /// @param folder where `config/turnout.yaml` is
  public static Optional<Settings> read(
      Map<String, String> environment, Path folder, Problems problems) {
    var surroundings = Environment.read(environment, problems);
    Path file = folder.resolve(FILE);
    if (!Files.isRegularFile(file)) {
      problems.error(
          SourceLocation.of(FILE),
          "no-settings",
          "the file is missing",
          "copy it from the repository");
      return Optional.empty();
    }
    return YamlFile.read(file, FILE, problems)
        .map(root -> parse(surroundings, root, problems))
        .filter(_ -> !problems.hasErrors());
  }

  private static Settings parse(Environment environment, YamlNode root, Problems problems) {
    var file = SettingsBlock.of(root, "", problems);
    var settings =
        new Settings(
            environment,
            Campaign.read(file.block("campaign")),
            file.blocks("senders").stream().map(SenderSettings::read).toList(),
            Timings.read(file.block("timings")),
            Prices.read(file.block("prices")),
            file.words("link domains"),
            file.address("short links"),
            file.number("approval above", 0, 1_000_000, 1_000),
            file.number("broadcasts a day", 1, 100, 3),
            Pauses.read(file.maybe("pauses")),
            AnswerLimits.read(file.maybe("answers")),
            file.words("filed wordings"));
    file.end();
    return settings;
  }

  /// The sender that a text to this number of ours is answered from: itself.
  public Optional<SenderSettings> sender(String address) {
    return senders.stream().filter(sender -> sender.address().equals(address)).findFirst();
  }

  /// What every short link begins with: the address that is set, or the public one, or in a
  /// rehearsal this machine.
  public URI linkHome() {
    return shortLinks
        .or(environment::publicUrl)
        .orElseGet(() -> URI.create("http://localhost:" + environment.port()));
  }

  /// The sender of blasts and of texts that answer nothing: the first one listed.
  public SenderSettings mainSender() {
    return senders.getFirst();
  }
}
