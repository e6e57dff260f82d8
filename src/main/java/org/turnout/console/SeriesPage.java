package org.turnout.console;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.turnout.audit.AuditEntry;
import org.turnout.blast.run.Run;
import org.turnout.blast.series.Occurrence;
import org.turnout.blast.series.SeriesStatus;
import org.turnout.blast.series.SeriesStore;
import org.turnout.blast.series.SeriesStore.PastOccurrence;
import org.turnout.blast.text.BlastStore.Stored;
import org.turnout.time.MomentFormat;

/// Everything the page of a blast that repeats automatically shows.
///
/// @param seen the text as it is now; empty when it can't be read in the campaign as it is now
/// @param agreed the text that was approved, likewise
/// @param runs of the blast, by their ids
/// @param log who did what to the series, oldest first
/// @param secondAbove a higher ceiling needs a second person's approval
/// @param notice why something was not done; empty when nothing was refused
public record SeriesPage(
    PageView view,
    SeriesStatus series,
    Optional<SeenBlast> seen,
    Optional<SeenBlast> agreed,
    Map<Long, Run> runs,
    List<AuditEntry> log,
    int secondAbove,
    Optional<RunPage.Notice> notice) {
  public SeriesPage {
    runs = Map.copyOf(runs);
    log = List.copyOf(log);
  }

  /// The blast.
  public Stored blast() {
    return series.blast();
  }

  /// When a recurrence is planned, with the campaign's zone: `Mon, Oct 5, 2026, 1:00 PM PDT`.
  public String planned(Occurrence next) {
    return MomentFormat.said(next.planned(), view.zone());
  }

  /// The color of its state.
  public String kind() {
    return switch (series.stand()) {
      case APPROVED -> "finished";
      case NEVER_APPROVED, CHANGED -> "paused";
      case ENDED -> "cancelled";
    };
  }

  /// The run of a recurrence, if it came to one.
  public Optional<Run> run(PastOccurrence occurrence) {
    return occurrence.run().map(runs::get);
  }

  /// Whether this person wrote it and its ceiling is too high for one person's word.
  public boolean needsAnother() {
    var actor = view.open().who().actor("console");
    return series
        .offered()
        .filter(every -> SeriesStore.needsAnother(blast(), every, secondAbove, actor))
        .isPresent();
  }
}
