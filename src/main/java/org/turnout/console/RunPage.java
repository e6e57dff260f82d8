package org.turnout.console;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.turnout.audit.Audit;
import org.turnout.audit.AuditEntry;
import org.turnout.blast.plan.PlanTotals;
import org.turnout.blast.report.SendRates;
import org.turnout.blast.run.Run;
import org.turnout.blast.run.RunProgress;
import org.turnout.blast.run.RunService;
import org.turnout.blast.run.RunState;
import org.turnout.settings.Settings;

/// Everything the page of one run shows.
///
/// @param samples a text for each language, as somebody will get it
/// @param log who did what to it, oldest first
/// @param secondAbove a larger audience needs a second person's approval
/// @param ownPace segments a second of its sender
/// @param hold time to think again after the start
/// @param changedBy who has changed the blast since a plan that waits for approval was made
/// @param notice why something was not done; empty when nothing was refused
public record RunPage(
    PageView view,
    RunStatus standing,
    PlanTotals totals,
    List<Sample> samples,
    List<AuditEntry> log,
    RatePlot plot,
    int secondAbove,
    int ownPace,
    Duration hold,
    Optional<String> changedBy,
    Optional<Notice> notice) {
  /// Why something was not done, and what to do instead.
  public record Notice(String why, String next) {}

  /// One recipient's text.
  public record Sample(String language, String name, String text, int segments) {}

  static Optional<RunPage> of(
      Handle handle,
      long run,
      PageView view,
      Settings settings,
      ConsoleContext ground,
      Optional<Notice> notice) {
    return RunService.find(handle, run)
        .map(found -> {
          var totals = PlanTotals.read(found.totals());
          var sender = settings.sender(found.sender()).orElseGet(settings::mainSender);
          return new RunPage(
              view,
              RunStatus.of(
                  found,
                  RunProgress.of(handle, run),
                  0,
                  ground.meaning(),
                  ground.clocks().machine().instant()),
              totals,
              samples(handle, run, totals),
              Audit.of(handle, found.subject()),
              found.started().isEmpty() ? RatePlot.NONE : RatePlot.of(SendRates.of(handle, run)),
              settings.approvalAbove(),
              sender.segmentsPerSecond(),
              found.hold().orElseGet(() -> settings.timings().blastHold()),
              RunService.changedBy(handle, found).map(RunPage::writer),
              notice);
        });
  }

  /// A blast's writer as pages name them: `Ben Ito` for `console:Ben Ito`.
  static String writer(String word) {
    return word.equals("file") ? "A file in config/blasts" : word.substring(word.indexOf(':') + 1);
  }

  private static List<Sample> samples(Handle handle, long run, PlanTotals totals) {
    var samples = new ArrayList<Sample>();
    for (var spoken : totals.languages()) {
      handle
          .createQuery(
              """
              select body, segments from blast_recipient
              where run_id = :run and language = :language and reason is null limit 1
              """)
          .bind("run", run)
          .bind("language", spoken.language())
          .map((row, _) ->
              new Sample(
                  spoken.text(), spoken.name(), row.getString("body"), row.getInt("segments")))
          .findOne()
          .filter(sample -> samples.stream().noneMatch(s -> s.language.equals(sample.language)))
          .ifPresent(samples::add);
    }
    return samples;
  }

  /// The run.
  public Run run() {
    return standing.run();
  }

  /// Whether its recipients are in the ledger, so that there is something to watch.
  public boolean begun() {
    return run().started().isPresent();
  }

  /// Whether anything can still be done.
  public boolean over() {
    return run().state() == RunState.FINISHED || run().state() == RunState.CANCELLED;
  }

  /// Whether this person planned it and it is too large for one person's word.
  public boolean needsAnother() {
    return run().audience() > secondAbove && run().planned().by(view.open().who().actor("console"));
  }

  /// Whose text costs how many segments: from the most frequent down.
  public List<Map.Entry<Integer, Integer>> parts() {
    return totals.parts().recipients().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .toList();
  }
}
