package org.turnout.app;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.turnout.blast.plan.BlastContext;
import org.turnout.campaign.CampaignCatalogs;
import org.turnout.campaign.CampaignFiles;
import org.turnout.campaign.CampaignLanguages;
import org.turnout.campaign.CampaignOrderTexts;
import org.turnout.campaign.LoadedCampaign;
import org.turnout.conversation.OccupiedSteps;
import org.turnout.conversation.SystemTexts;
import org.turnout.flow.Value;
import org.turnout.flow.store.FlowLibrary;
import org.turnout.flow.store.PostgresFlowStore;
import org.turnout.flow.yaml.BundleChecker;
import org.turnout.form.Form;
import org.turnout.form.Forms;
import org.turnout.form.OrderTexts;
import org.turnout.language.Languages;
import org.turnout.people.Compliance;
import org.turnout.people.Directory;
import org.turnout.people.Topics;
import org.turnout.postgres.Database;
import org.turnout.problem.Problems;
import org.turnout.roster.Roster;
import org.turnout.roster.RosterStore;

/// The campaign's files as they are served: read together, stored, and only then taken; a bad
/// bundle never replaces a good one.
public final class ServedCampaign {
  private static final Logger LOG = LoggerFactory.getLogger(ServedCampaign.class);

  private final Path home;
  private final Map<String, String> environment;
  private final UnaryOperator<CampaignFiles> adapt;
  private final Database database;
  private final InstantSource campaign;
  private final CampaignLanguages languages;
  private final FlowLibrary flows;
  private final FileWatcher watch;
  private final AtomicReference<Loaded> loaded = new AtomicReference<>();

  private record Loaded(LoadedCampaign folder, CampaignFiles files, Directory directory) {}

  /// @param home the folder with `config/` and `flows/`
  /// @param adapt what a rehearsal changes of the files
  ServedCampaign(
      Path home,
      Map<String, String> environment,
      UnaryOperator<CampaignFiles> adapt,
      Database database,
      InstantSource campaign) {
    this.home = home;
    this.environment = environment;
    this.adapt = adapt;
    this.database = database;
    this.campaign = campaign;
    this.watch = new FileWatcher(List.of(home.resolve("flows"), home.resolve("config")));
    this.languages = CampaignLanguages.read(home);
    this.flows =
        new FlowLibrary(
            new PostgresFlowStore(database, campaign),
            new BundleChecker(
                languages.languages(), languages.compliance(), ActionTable.actions()));
  }

  /// Reads, checks, stores and takes everything; with an error nothing changes.
  synchronized Problems load() {
    var folder =
        new LoadedCampaign(
            home,
            environment,
            languages,
            ActionTable.language(),
            adapt,
            database.with(OccupiedSteps::read));
    var problems = folder.problems();
    if (!problems.hasErrors()) {
      var files = folder.files().orElseThrow();
      var directory = store(folder, files);
      flows.take(folder.flows().orElseThrow(), files.flows());
      loaded.set(new Loaded(folder, files, directory));
    }
    return problems;
  }

  private Directory store(LoadedCampaign folder, CampaignFiles files) {
    return database.inTransaction(handle -> {
      var directory = Directory.store(handle, files.locals());
      files.rosters().values().forEach(roster -> RosterStore.store(handle, roster, directory));
      new Forms(files::forms, () -> directory).file(handle);
      // The log of acts comes last: from its first entry to the commit every other one waits.
      return folder.store(handle, campaign.instant());
    });
  }

  /// Takes the files again after an edit, and logs the result.
  public void reload() {
    var problems = load();
    if (problems.hasErrors()) {
      LOG.warn("edited files have errors, the old ones stay in use errors={}", problems.size());
      problems
          .sorted()
          .forEach(
              problem -> LOG.warn("problem place={} code={}", problem.place(), problem.code()));
    } else {
      LOG.info("files loaded flows={}", flows.current().hash().substring(0, 12));
    }
  }

  /// Takes the files again when any of them was edited; 1 when one was.
  int reloadIfEdited() {
    return watch.ifChanged(this::reload);
  }

  public CampaignFiles files() {
    return now().files();
  }

  Directory directory() {
    return now().directory();
  }

  Topics topics() {
    return files().topics();
  }

  /// What blasts are planned with.
  public BlastContext setup() {
    Loaded now = now();
    return now.folder().setup(now.directory());
  }

  /// What people are told of their orders, as the files have it at that moment.
  OrderTexts orderTexts() {
    return new CampaignOrderTexts(
        languages(), () -> files().settings().campaign(), () -> Optional.of(flows.current()));
  }

  Map<String, Form> forms() {
    return files().forms();
  }

  Map<String, Roster> rosters() {
    return files().rosters();
  }

  FlowLibrary flows() {
    return flows;
  }

  Languages languages() {
    return languages.languages();
  }

  Compliance compliance() {
    return languages.compliance();
  }

  /// The campaign's own names, for texts and conditions.
  Map<String, Value> campaignFacts() {
    return CampaignCatalogs.campaignFacts(files().settings());
  }

  /// What the system itself says, with the campaign's names.
  SystemTexts systemTexts() {
    return CampaignCatalogs.systemTexts(files().settings(), languages());
  }

  private Loaded now() {
    return requireNonNull(loaded.get(), "nothing is loaded yet");
  }
}
