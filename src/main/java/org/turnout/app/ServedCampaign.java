package org.turnout.app;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.apache.commons.io.FileUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.turnout.blast.plan.BlastContext;
import org.turnout.bundle.Bundles;
import org.turnout.bundle.FileBundle;
import org.turnout.bundle.KeptBundle;
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
import org.turnout.time.Clocks;

/// The campaign's files as they are served: read together, stored, and only then taken; a bad
/// bundle never replaces a good one.
public final class ServedCampaign {
  private static final Logger LOG = LoggerFactory.getLogger(ServedCampaign.class);

  private final Path home;
  private final Map<String, String> environment;
  private final UnaryOperator<CampaignFiles> adapt;
  private final Database database;
  private final Clocks clocks;
  private final String node;
  private final CampaignLanguages languages;
  private final FlowLibrary flows;
  private final FileWatcher watch;
  private final AtomicReference<Loaded> loaded = new AtomicReference<>();

  /// The hash of a current bundle with errors, which this program may be too old for: tried once.
  private String unreadable = "";

  /// @param hash of the bundle
  /// @param own whether it is what this node's folder holds, and not what another node has brought
  private record Loaded(
      LoadedCampaign folder, CampaignFiles files, Directory directory, String hash, boolean own) {}

  /// @param home the folder with `config/` and `flows/`
  /// @param adapt what a rehearsal changes of the files
  ServedCampaign(
      Path home,
      Map<String, String> environment,
      UnaryOperator<CampaignFiles> adapt,
      Database database,
      Clocks clocks,
      String node) {
    this.home = home;
    this.environment = environment;
    this.adapt = adapt;
    this.database = database;
    this.clocks = clocks;
    this.node = node;
    this.watch = new FileWatcher(FileBundle.FOLDERS.stream().map(home::resolve).toList());
    this.languages = CampaignLanguages.read(home);
    this.flows =
        new FlowLibrary(
            new PostgresFlowStore(database, clocks.campaign()),
            new BundleChecker(
                languages.languages(), languages.compliance(), ActionTable.actions()));
  }

  /// Reads, checks, stores and takes everything; with an error nothing changes. Files that were
  /// current and have been replaced are older: this node serves the current ones then.
  Problems load() {
    return load(false);
  }

  /// @param edited whether the files were edited while this node serves: an edit of the current
  ///   files may be undone
  private synchronized Problems load(boolean edited) {
    var own = FileBundle.read(home);
    var served = loaded.get();
    var current = database.with(Bundles::current);
    boolean undone =
        edited
            && served != null
            && served.own
            && current.filter(it -> it.hash().equals(served.hash)).isPresent();
    if (!undone && database.<Boolean>with(handle -> Bundles.isOlder(handle, own))) {
      LOG.warn(
          "the files of this node are older and not used files={} current={} from={}; copy the"
              + " current files here, or go back with: ./turnout records use {}",
          own,
          current.map(KeptBundle::shortHash).orElse(""),
          current.map(KeptBundle::storedBy).orElse(""),
          own);
      return takeCurrent();
    }
    return take(home, own, true);
  }

  private Problems takeCurrent() {
    FileBundle current =
        database.with(
            handle -> Bundles.files(handle, Bundles.current(handle).orElseThrow().hash()));
    try {
      Path folder = Files.createTempDirectory("turnout-files");
      try {
        current.unpack(folder);
        return take(folder, current, current.hash().equals(FileBundle.read(home).hash()));
      } finally {
        FileUtils.deleteQuietly(folder.toFile());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("making a folder for the campaign's files", e);
    }
  }

  private Problems take(Path folder, FileBundle bundle, boolean own) {
    var read =
        new LoadedCampaign(
            folder,
            environment,
            languages,
            ActionTable.language(),
            adapt,
            database.with(OccupiedSteps::read));
    var problems = read.problems();
    if (!problems.hasErrors()) {
      var files = read.files().orElseThrow();
      store(read, files, bundle, folder.equals(home))
          .ifPresent(directory -> {
            flows.take(read.flows().orElseThrow(), files.flows());
            loaded.set(new Loaded(read, files, directory, bundle.hash(), own));
          });
    }
    return problems;
  }

  /// @param replaces whether the bundle may replace the current one
  /// @return empty when another node has replaced it meanwhile: the next round takes that
  private Optional<Directory> store(
      LoadedCampaign folder, CampaignFiles files, FileBundle bundle, boolean replaces) {
    return database.inTransaction(handle -> {
      Bundles.lock(handle);
      var current = Bundles.current(handle);
      if (!replaces && current.filter(it -> it.hash().equals(bundle.hash())).isEmpty()) {
        return Optional.empty();
      }
      Bundles.store(handle, bundle, node, clocks.machine().instant());
      var directory = Directory.store(handle, files.locals());
      var lowered =
          files.rosters().values().stream()
              .flatMap(roster ->
                  RosterStore.store(handle, roster, directory, clocks.campaign().instant())
                      .stream())
              .toList();
      new Forms(files::forms, () -> directory).file(handle);
      // The log of acts comes last: from its first entry to the commit every other one waits.
      var stored = folder.store(handle, clocks.campaign().instant());
      LoweredRooms.tell(handle, lowered, clocks.campaign().instant());
      return Optional.of(stored);
    });
  }

  /// Takes the files again after an edit, and logs the result.
  public void reload() {
    logged(load(true));
  }

  private void logged(Problems problems) {
    if (problems.hasErrors()) {
      LOG.warn("files have errors, the old ones stay in use errors={}", problems.size());
      problems
          .sorted()
          .forEach(
              problem -> LOG.warn("problem place={} code={}", problem.place(), problem.code()));
    } else {
      LOG.info("files loaded flows={}", flows.current().hash().substring(0, 12));
    }
  }

  /// Takes the files again when any of them was edited, and what another node has brought; 1 when
  /// something changed.
  int round() {
    return watch.ifChanged(this::reload) + follow();
  }

  private synchronized int follow() {
    var current = database.with(Bundles::current).map(KeptBundle::hash).orElse("");
    if (current.equals(now().hash) || current.equals(unreadable)) {
      return 0;
    }
    LOG.warn("another node has brought other files, this one takes them");
    var problems = takeCurrent();
    logged(problems);
    unreadable = problems.hasErrors() ? current : "";
    return 1;
  }

  /// Whether this node serves what its own folder holds; otherwise the folder is older.
  boolean servesOwnFiles() {
    return now().own;
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
