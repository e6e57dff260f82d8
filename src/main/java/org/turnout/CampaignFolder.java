package org.turnout;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.turnout.blast.BlastCatalog;
import org.turnout.blast.BlastFolder;
import org.turnout.blast.Setup;
import org.turnout.campaign.CampaignFiles;
import org.turnout.campaign.Catalogs;
import org.turnout.flow.Engine;
import org.turnout.flow.FlowSet;
import org.turnout.flow.FlowSets;
import org.turnout.flow.Limits;
import org.turnout.flow.Value;
import org.turnout.flow.talk.FlowTests;
import org.turnout.flow.talk.Talk;
import org.turnout.flow.talk.World;
import org.turnout.flow.yaml.Catalog;
import org.turnout.flow.yaml.Checker;
import org.turnout.flow.yaml.FlowBundle;
import org.turnout.language.Languages;
import org.turnout.people.Compliance;
import org.turnout.people.Directory;
import org.turnout.problem.Place;
import org.turnout.problem.Problems;

/// A campaign's folder as the commands without servers see it: checked, and ready to be talked to.
public final class CampaignFolder {
  /// What can be said of flows when `config/` could not be read: nothing about what they name.
  private static final Set<String> WITHOUT_CATALOG =
      Set.of(
          "unreadable",
          "cut-by-comment",
          "twice",
          "wrong-shape",
          "wrong-value",
          "bad-name",
          "empty-text",
          "empty-file",
          "not-utf-8",
          "nothing-to-do",
          "no-answers",
          "unknown-type",
          "not-capitals",
          "duplicate-step",
          "duplicate-flow",
          "unknown-step");

  private final Path home;
  private final Problems problems = new Problems();
  private final Languages languages;
  private final Compliance compliance;
  private final Optional<CampaignFiles> files;
  private final Optional<FlowSet> set;
  private BlastFolder blasts = new BlastFolder(Map.of());

  private CampaignFolder(Path home, Map<String, String> environment) {
    this.home = home;
    this.languages = Languages.with(home.resolve("config/languages"), problems);
    this.compliance = new Compliance(languages);
    this.files = CampaignFiles.read(home, environment, problems);
    this.set = check();
  }

  /// Reads and checks the folder that a path lies in: the nearest one above it with a `config`.
  public static CampaignFolder around(Path path, Map<String, String> environment) {
    Path at = path.toAbsolutePath().normalize();
    while (at.getParent() != null && !Files.isDirectory(at.resolve("config"))) {
      at = at.getParent();
    }
    boolean found = Files.isDirectory(at.resolve("config"));
    return new CampaignFolder(found ? at : path.toAbsolutePath().normalize(), environment);
  }

  private Optional<FlowSet> check() {
    if (!Files.isDirectory(home.resolve("flows"))) {
      problems.error(
          Place.of("flows"),
          "no-flows",
          "there is no folder 'flows' in " + home,
          "name the campaign's folder, the one that holds config/ and flows/");
      return Optional.empty();
    }
    var checker = new Checker(languages, compliance, ActionTable.actions());
    if (files.isPresent()) {
      var flows = checker.check(files.get().flows(), Set.of(), problems);
      flows.ifPresent(found -> blasts = BlastFolder.read(home, blastCatalog(found), problems));
      return flows;
    }
    var found = new Problems();
    checker.check(
        FlowBundle.read(home.resolve("flows"), "flows", Catalog.EMPTY, found), Set.of(), found);
    found.stream()
        .filter(problem -> WITHOUT_CATALOG.contains(problem.code()))
        .forEach(problems::add);
    return Optional.empty();
  }

  private BlastCatalog blastCatalog(FlowSet flows) {
    var read = files.orElseThrow();
    return Catalogs.blasts(read, Directory.of(read.locals()), flows.flows());
  }

  /// What blasts are planned with, and the folder's blasts brought into the records; only when the
  /// files could be read.
  public Setup setup(Handle handle, Instant campaignNow) {
    var read = files.orElseThrow();
    var directory = Directory.store(handle, read.locals());
    blasts.store(handle, campaignNow);
    var flows = set.map(FlowSet::flows).orElse(Map.of());
    var facts = new HashMap<String, Value>();
    Catalogs.campaign(read.settings())
        .forEach((name, text) -> facts.put(name, new Value.Text(text)));
    return new Setup(
        read.settings(),
        directory,
        read.topics(),
        languages,
        facts,
        Catalogs.blasts(read, directory, flows));
  }

  /// The flow files as they are, for tools that rewrite them.
  FlowBundle bundle() {
    return files
        .map(CampaignFiles::flows)
        .orElseGet(
            () -> FlowBundle.read(home.resolve("flows"), "flows", Catalog.EMPTY, new Problems()));
  }

  /// Names of the blasts in files that can be read.
  public Set<String> blasts() {
    return blasts.texts().keySet();
  }

  public Path home() {
    return home;
  }

  /// Everything that was found.
  public Problems problems() {
    return problems;
  }

  /// The folder's own flow tests are files of an organizer too.
  CampaignFolder withTests() {
    Path tests = home.resolve("flows/tests");
    if (files.isPresent() && Files.isDirectory(tests)) {
      FlowTests.read(tests, "flows/tests", zone(), problems);
    }
    return this;
  }

  java.time.ZoneId zone() {
    return files.orElseThrow().settings().campaign().zone();
  }

  /// The flows, if no error keeps them from being served.
  Optional<FlowSet> flows() {
    return set;
  }

  /// The campaign's languages, its own folders of them included.
  Languages languages() {
    return languages;
  }

  /// The files, if `config/` could be read.
  public Optional<CampaignFiles> files() {
    return files;
  }

  /// Which flow a text starts; none where the flows can't be served.
  FlowFinder finder() {
    return set.map(flows -> FlowFinder.of(flows, languages)).orElse(FlowFinder.NONE);
  }

  /// Everything a talk needs; only when the flows are there.
  Talk.Stage stage() {
    var served = set.orElseThrow();
    FlowSets sets =
        new FlowSets() {
          @Override
          public FlowSet current() {
            return served;
          }

          @Override
          public Optional<FlowSet> version(String hash) {
            return Optional.of(served);
          }
        };
    return new Talk.Stage(
        world(),
        ActionTable.simulations(),
        sets,
        new Engine(languages, Limits.DEFAULT),
        languages,
        compliance);
  }

  private World world() {
    var read = files.orElseThrow();
    return Worlds.of(
        read.locals(),
        read.topics(),
        read.forms(),
        read.rosters(),
        languages,
        Catalogs.campaign(read.settings()));
  }

  /// Two days before the first place of any roster, so that a talk finds something to take.
  Optional<Instant> goodMoment() {
    return world().places().values().stream()
        .flatMap(places -> places.stream())
        .flatMap(place ->
            place.row().fields().get("day") instanceof Value.Day(var day)
                ? Optional.of(day).stream()
                : Optional.<java.time.LocalDate>empty().stream())
        .min(java.util.Comparator.naturalOrder())
        .map(day -> day.minusDays(2).atTime(10, 0).atZone(zone()).toInstant());
  }
}
