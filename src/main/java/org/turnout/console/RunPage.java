package org.turnout.console;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.turnout.audit.AuditEntry;
import org.turnout.blast.plan.PlanTotals;
import org.turnout.blast.report.RunQueries;
import org.turnout.blast.run.Run;
import org.turnout.blast.run.RunState;
import org.turnout.blast.run.StartWords;
import org.turnout.time.MomentFormat;

/// Everything the page of one run shows.
///
/// @param seen who gets it, what for, when, and the words, as they were planned
/// @param log who did what to it, oldest first
/// @param secondAbove a larger audience needs a second person's approval
/// @param ownPace segments a second of its sender
/// @param hold time to think again after the start
/// @param changedBy who has changed the blast since a plan that waits for approval was made
/// @param replies how many members wait for a person with a reply to it
/// @param correction a field for each language of the campaign
/// @param notice why something was not done; empty when nothing was refused
public record RunPage(
    PageView view,
    RunStatus standing,
    PlanTotals totals,
    SeenBlast seen,
    List<AuditEntry> log,
    RatePlot plot,
    int secondAbove,
    int ownPace,
    Duration hold,
    Optional<String> changedBy,
    int replies,
    List<CorrectionText> correction,
    Optional<Notice> notice) {
  /// Why something was not done, and what to do instead.
  public record Notice(String why, String next) {}

  static RunPage of(
      RunQueries.Details found, PageView view, ConsoleContext ground, Optional<Notice> notice) {
    var run = found.watched().run();
    var settings = ground.settings().get();
    var now = ground.clocks().machine().instant();
    return new RunPage(
        view,
        RunStatus.of(found.watched(), 0, ground.meaning(), now),
        found.totals(),
        new SeenBlast(
            found.totals().summary(),
            StartWords.of(run, view.zone()),
            found.samples().stream().map(TextBubble::of).toList()),
        found.log(),
        found.rates().map(rates -> RatePlot.of(rates, ground.ownPace(run))).orElse(RatePlot.NONE),
        settings.approvalAbove(),
        ground.ownPace(run),
        run.hold().orElseGet(() -> settings.timings().blastHold()),
        found.changedBy().map(RunPage::writer),
        ground.inbox().waiting(run.id()),
        CorrectionText.of(settings.campaign().languages(), found.totals()),
        notice);
  }

  /// The same, with what was typed for a correction that was not drafted.
  RunPage typed(Map<String, String> words) {
    var fields = correction.stream().map(field -> field.typed(words)).toList();
    return new RunPage(
        view,
        standing,
        totals,
        seen,
        log,
        plot,
        secondAbove,
        ownPace,
        hold,
        changedBy,
        replies,
        fields,
        notice);
  }

  /// Whether a correction is being written.
  public boolean correcting() {
    return correction.stream().anyMatch(field -> !field.typed().isEmpty());
  }

  /// A blast's writer as pages name them: `Ben Ito` for `console:Ben Ito`.
  static String writer(String word) {
    return word.equals("file") ? "A file in config/blasts" : word.substring(word.indexOf(':') + 1);
  }

  /// The run.
  public Run run() {
    return standing.run();
  }

  /// `Sat, Nov 21, 2026, 6:05 PM PST`: when its last text leaves, if it is started now.
  public String doneBy(PlanTotals.Finish finish) {
    return MomentFormat.said(finish.at(), view.zone());
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
    return run().getting() > secondAbove && run().planned().by(view.open().who().actor("console"));
  }

  /// Whose text costs how many segments: from the most frequent down.
  public List<Map.Entry<Integer, Integer>> parts() {
    return totals.parts().recipients().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .toList();
  }
}
