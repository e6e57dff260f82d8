package org.turnout.blast.report;

import java.io.IOException;
import java.io.Writer;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.turnout.access.Permission;
import org.turnout.access.Principal;
import org.turnout.access.ServiceResult;
import org.turnout.access.Visibility;
import org.turnout.audit.Audit;
import org.turnout.audit.AuditEntry;
import org.turnout.blast.plan.PlanTotals;
import org.turnout.blast.run.Run;
import org.turnout.blast.run.RunProgress;
import org.turnout.blast.run.RunRows;
import org.turnout.blast.run.RunService;
import org.turnout.language.Language;
import org.turnout.link.ClickCount;
import org.turnout.postgres.Database;
import org.turnout.problem.Problems;
import org.turnout.yaml.YamlFile;
import org.turnout.yaml.YamlNode;

/// What people read about runs. Who has seen recipients whole is written into the log in the same
/// transaction.
public final class RunQueries {
  private final Database database;
  private final Database patient;
  private final InstantSource campaign;
  private final RunWaits waits;

  /// @param patient the same records, with time for the report of a million recipients
  /// @param campaign campaign time
  public RunQueries(Database database, Database patient, InstantSource campaign) {
    this(database, patient, campaign, RunWaits.UNKNOWN);
  }

  private RunQueries(Database database, Database patient, InstantSource campaign, RunWaits waits) {
    this.database = database;
    this.patient = patient;
    this.campaign = campaign;
    this.waits = waits;
  }

  /// The same, which also says why runs wait.
  public RunQueries saying(RunWaits why) {
    return new RunQueries(database, patient, campaign, why);
  }

  /// A run and its figures at one moment.
  ///
  /// @param waits why nothing of it leaves
  public record Watched(Run run, RunProgress progress, Optional<RunWait> waits) {}

  private record Figures(Run run, RunProgress progress) {
    private static Figures of(Handle handle, Run run) {
      return new Figures(run, RunProgress.of(handle, run.id()));
    }
  }

  /// One recipient's text.
  ///
  /// @param language a tag
  /// @param name of the language: `Spanish`
  /// @param variant its name; empty when there is one way of saying it
  public record Sample(
      String language, String name, Optional<String> variant, String text, int segments) {}

  /// All that is known about one run, short of its report.
  ///
  /// @param samples a text for each language and variant, as somebody will get it
  /// @param log who did what to it, oldest first
  /// @param rates empty until it starts
  /// @param changedBy as [RunService#changedBy]
  public record Details(
      Watched watched,
      PlanTotals totals,
      List<Sample> samples,
      List<AuditEntry> log,
      Optional<SendRates> rates,
      Optional<String> changedBy) {}

  /// One run.
  public Optional<Run> find(long run) {
    return database.with(handle -> RunRows.one(handle, run));
  }

  /// As [RunService#named].
  public Optional<Run> named(String name) {
    return database.with(handle -> RunService.named(handle, name));
  }

  /// All runs of a blast, newest first.
  public List<Run> of(String blast) {
    return database.with(handle -> RunService.of(handle, blast));
  }

  /// The newest runs of all blasts, newest first.
  public List<Run> newest(int atMost) {
    return database.with(handle -> RunService.newest(handle, atMost));
  }

  /// What is on its way or paused, oldest first.
  public List<Watched> live() {
    return database
        .with(
            handle -> RunService.live(handle).stream().map(run -> Figures.of(handle, run)).toList())
        .stream()
        .map(this::watched)
        .toList();
  }

  public Optional<Watched> watched(long run) {
    return database
        .inTransaction(handle -> RunRows.one(handle, run).map(found -> Figures.of(handle, found)))
        .map(this::watched);
  }

  /// Why it waits is found out with a call of its own: calls do not nest.
  private Watched watched(Figures seen) {
    return new Watched(seen.run, seen.progress, waits.of(seen.run, seen.progress));
  }

  public Optional<Details> details(long run) {
    return watched(run).map(seen -> database.with(handle -> details(handle, seen)));
  }

  private static Details details(Handle handle, Watched seen) {
    Run run = seen.run();
    var totals = PlanTotals.read(run.totals());
    return new Details(
        seen,
        totals,
        samples(handle, run, totals),
        Audit.of(handle, run.subject()),
        run.started().map(_ -> SendRates.of(handle, run.id())),
        RunService.changedBy(handle, run));
  }

  private static List<Sample> samples(Handle handle, Run run, PlanTotals totals) {
    var variants = variants(run);
    var samples = new ArrayList<Sample>();
    for (var language :
        totals.languages().stream().map(PlanTotals.Spoken::text).distinct().toList()) {
      for (int variant = 0; variant < Math.max(1, variants.size()); variant++) {
        Optional<String> name =
            variants.size() > 1 ? Optional.of(variants.get(variant)) : Optional.empty();
        handle
            .createQuery(
                """
                select body, segments from blast_recipient
                where run_id = :run and language = :language and variant = :variant and reason is null limit 1
                """)
            .bind("run", run.id())
            .bind("language", language)
            .bind("variant", variant)
            .map((row, _) ->
                new Sample(
                    language,
                    Language.inEnglish(language),
                    name,
                    row.getString("body"),
                    row.getInt("segments")))
            .findOne()
            .ifPresent(samples::add);
      }
    }
    return samples;
  }

  /// The names of its variants, in the order in which its recipients are numbered.
  private static List<String> variants(Run run) {
    return YamlFile.parse(run.spec(), "blast", new Problems())
        .flatMap(root ->
            root instanceof YamlNode.Mapping blast
                ? blast.get("variants")
                : Optional.<YamlNode>empty())
        .map(node ->
            node instanceof YamlNode.Mapping(_, var entries)
                ? entries.stream().map(YamlNode.Entry::key).toList()
                : List.<String>of())
        .orElse(List.of());
  }

  /// How fast its texts left, over time.
  public SendRates rates(long run) {
    return database.with(handle -> SendRates.of(handle, run));
  }

  /// Counted now: some seconds for a million recipients.
  ///
  /// @param zone of the hours
  public BlastReport report(long run, ZoneId zone) {
    return patient.inTransaction(
        handle -> BlastReport.of(handle, run, campaign.instant().atZone(zone)));
  }

  /// How often its links were followed.
  public ClickCount clicks(long run) {
    return database.with(handle -> ClickCount.of(handle, run));
  }

  /// A part of its recipients, by address.
  ///
  /// @param after the last address of the part before; 0 for the first
  /// @return one more than `atMost` when there are more
  public ServiceResult<List<RunRecipients.One>> recipients(
      Principal who, Run run, Optional<String> state, Visibility shown, long after, int atMost) {
    return who.transact(
        database,
        shown.needs(),
        handle -> {
          var page = RunRecipients.page(handle, run.id(), state, after, atMost + 1);
          if (shown == Visibility.WHOLE) {
            record(
                handle,
                who,
                run,
                "recipients.show",
                Map.of("people", "" + Math.min(page.size(), atMost)));
          }
          return ServiceResult.done(page);
        });
  }

  /// Everybody in a run as a file, numbers whole: written into the log before the first line.
  public ServiceResult<Export> export(Principal who, Run run) {
    return who.transact(
        database,
        Permission.MEMBERS,
        handle -> {
          var people = Map.of("recipients", "" + run.audience());
          record(handle, who, run, "export.recipients", people);
          return ServiceResult.done(out -> ReportCsv.recipients(patient, run.id(), out));
        });
  }

  /// A file that is written as it is read from the records.
  @FunctionalInterface
  public interface Export {
    void write(Writer out) throws IOException;
  }

  private void record(
      Handle handle, Principal who, Run run, String act, Map<String, String> details) {
    Audit.record(handle, who.actor(), act, run.subject(), details, campaign.instant());
  }
}
