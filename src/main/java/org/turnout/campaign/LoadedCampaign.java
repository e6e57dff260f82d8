package org.turnout.campaign;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.turnout.blast.audience.BlastCatalog;
import org.turnout.blast.plan.BlastContext;
import org.turnout.blast.text.BlastFolder;
import org.turnout.flow.Engine;
import org.turnout.flow.FlowSet;
import org.turnout.flow.FlowSets;
import org.turnout.flow.TurnLimits;
import org.turnout.flow.Value;
import org.turnout.flow.talk.FlowTests;
import org.turnout.flow.talk.SimulatedTalk;
import org.turnout.flow.talk.SimulatedWorld;
import org.turnout.flow.yaml.AskedWords;
import org.turnout.flow.yaml.BundleChecker;
import org.turnout.flow.yaml.FlowBundle;
import org.turnout.flow.yaml.FlowCatalog;
import org.turnout.flow.yaml.OccupiedStep;
import org.turnout.form.OrderTexts;
import org.turnout.language.Languages;
import org.turnout.people.Directory;
import org.turnout.people.LocalsFile;
import org.turnout.problem.Problems;
import org.turnout.problem.SourceLocation;
import org.turnout.roster.AnnouncedRoster;
import org.turnout.yaml.YamlFile;

/// A campaign's folder, read and checked: files, languages, flows with the catalog of what they may
/// name, and blasts. Every door loads it here: the program that serves, commands, rehearsals, flow
/// tests. Nothing is stored by reading.
public final class LoadedCampaign {
  private final Path home;
  private final Problems problems = new Problems();
  private final CampaignLanguages languages;
  private final FlowLanguage language;
  private final Optional<CampaignFiles> files;
  private final Optional<FlowSet> set;
  private final BlastFolder blasts;

  /// Reads and checks a folder for the program that serves it.
  ///
  /// @param home the folder with `config/` and `flows/`
  /// @param language what its flows may ask of the records
  /// @param adapt what a rehearsal changes of the files
  /// @param live steps that live conversations are on
  public LoadedCampaign(
      Path home,
      Map<String, String> environment,
      CampaignLanguages languages,
      FlowLanguage language,
      UnaryOperator<CampaignFiles> adapt,
      Set<OccupiedStep> live) {
    this.home = home;
    this.languages = languages;
    this.language = language;
    problems.addAll(languages.problems());
    var config = ConfigFiles.read(home, environment, problems);
    if (!Files.isDirectory(home.resolve("flows"))) {
      problems.error(
          SourceLocation.of("flows"),
          "no-flows",
          "there is no folder 'flows' in " + home,
          "name the campaign's folder, the one that holds config/ and flows/");
      this.files = Optional.empty();
    } else {
      this.files = CampaignFiles.of(config, home, problems).map(adapt);
    }
    if (files.isPresent()) {
      var checker =
          new BundleChecker(languages.languages(), languages.compliance(), language.actions());
      this.set = checker.check(files.get().flows(), live, problems);
    } else {
      this.set = Optional.empty();
      flowsAlone(config);
    }
    this.blasts =
        set.map(flows -> BlastFolder.read(home, catalog(Directory.of(locals())), problems))
            .orElseGet(() -> new BlastFolder(Map.of()));
  }

  /// Reads and checks the folder that a path lies in: the nearest one above it with a `config`.
  public static LoadedCampaign around(
      Path path, Map<String, String> environment, FlowLanguage language) {
    Path here = path.toAbsolutePath().normalize();
    Path at = here;
    while (at.getParent() != null && !Files.isDirectory(at.resolve("config"))) {
      at = at.getParent();
    }
    Path home = Files.isDirectory(at.resolve("config")) ? at : here;
    return new LoadedCampaign(
        home,
        environment,
        CampaignLanguages.read(home),
        language,
        UnaryOperator.identity(),
        Set.of());
  }

  /// What can be said of flows while `config/` has errors. Without a catalog, only whether they are
  /// YAML: it would be wrong to call a name unknown that is in a file nobody could read.
  private void flowsAlone(ConfigFiles config) {
    if (!Files.isDirectory(home.resolve("flows"))) {
      return;
    }
    var bundle = FlowBundle.read(home.resolve("flows"), "flows", FlowCatalog.EMPTY, problems);
    var written = new TreeSet<>(Set.of("en"));
    bundle.files().forEach(file -> file.language().ifPresent(written::add));
    config
        .catalog(written)
        .ifPresentOrElse(
            catalog ->
                BundleChecker.readOnly(
                    new FlowBundle(bundle.files(), catalog), language.actions(), problems),
            () ->
                bundle.files().forEach(file -> YamlFile.parse(file.text(), file.name(), problems)));
  }

  private LocalsFile locals() {
    return files.orElseThrow().locals();
  }

  private BlastCatalog catalog(Directory directory) {
    var flows = set.map(FlowSet::flows).orElse(Map.of());
    var asked = new AskedWords(languages(), languages.compliance(), flows);
    return CampaignCatalogs.blasts(files.orElseThrow(), directory, flows, asked);
  }

  /// Brings the records up to the locals and blasts of the folder; only when the files could be
  /// read.
  ///
  /// @return the locals and sites with the ids that the records give them
  public Directory store(Handle handle, Instant campaignNow) {
    var directory = Directory.store(handle, locals());
    blasts.store(handle, campaignNow);
    return directory;
  }

  /// What blasts are planned with; only when the files could be read.
  public BlastContext setup(Directory directory) {
    var read = files.orElseThrow();
    return new BlastContext(
        read.settings(),
        directory,
        read.topics(),
        languages(),
        CampaignCatalogs.campaignFacts(read.settings()),
        catalog(directory),
        (handle, roster, now) ->
            Optional.ofNullable(read.rosters().get(roster))
                .flatMap(it -> AnnouncedRoster.whyClosed(handle, it, directory, now)));
  }

  /// Both at once.
  public BlastContext setup(Handle handle, Instant campaignNow) {
    return setup(store(handle, campaignNow));
  }

  /// What people are told of their orders.
  public OrderTexts orderTexts() {
    var us = files.orElseThrow().settings().campaign();
    return new CampaignOrderTexts(languages(), () -> us, () -> set);
  }

  /// The flow files as they are, for tools that rewrite them.
  public FlowBundle bundle() {
    return files
        .map(CampaignFiles::flows)
        .orElseGet(() ->
            FlowBundle.read(home.resolve("flows"), "flows", FlowCatalog.EMPTY, new Problems()));
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
  public LoadedCampaign withTests() {
    Path tests = home.resolve("flows/tests");
    if (files.isPresent() && Files.isDirectory(tests)) {
      FlowTests.read(tests, "flows/tests", zone(), problems);
    }
    return this;
  }

  public ZoneId zone() {
    return files.orElseThrow().settings().campaign().zone();
  }

  /// The flows, if no error keeps them from being served.
  public Optional<FlowSet> flows() {
    return set;
  }

  /// The campaign's languages, its own folders of them included.
  public Languages languages() {
    return languages.languages();
  }

  /// The files, if `config/` could be read.
  public Optional<CampaignFiles> files() {
    return files;
  }

  /// Which flow a text starts; none where the flows can't be served.
  public FlowFinder finder() {
    return set.map(flows -> FlowFinder.of(flows, languages())).orElse(FlowFinder.NONE);
  }

  /// Everything a talk needs; only when the flows are there.
  public SimulatedTalk.Stage stage() {
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
    return new SimulatedTalk.Stage(
        world(),
        language.simulations(),
        sets,
        new Engine(languages(), TurnLimits.DEFAULT),
        languages(),
        languages.compliance());
  }

  private SimulatedWorld world() {
    var read = files.orElseThrow();
    return SimulatedCampaigns.of(
        read.locals(),
        read.topics(),
        read.forms(),
        read.rosters(),
        languages(),
        CampaignCatalogs.campaign(read.settings()));
  }

  /// Two days before the first place of any roster, so that a talk finds something to take; empty
  /// while a place is still ahead, or when there are none: then now is as good.
  public Optional<Instant> goodMoment(Instant now) {
    var today = LocalDate.ofInstant(now, zone());
    var days = placeDays();
    return days.stream().anyMatch(day -> day.isAfter(today))
        ? Optional.empty()
        : days.stream()
            .min(Comparator.naturalOrder())
            .map(day -> day.minusDays(2).atTime(10, 0).atZone(zone()).toInstant());
  }

  private List<LocalDate> placeDays() {
    return world().places().values().stream()
        .flatMap(places -> places.stream())
        .flatMap(place ->
            place.row().fields().get("day") instanceof Value.Day(var day)
                ? Optional.of(day).stream()
                : Optional.<LocalDate>empty().stream())
        .toList();
  }
}
