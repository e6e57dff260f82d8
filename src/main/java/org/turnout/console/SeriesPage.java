package org.turnout.console;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.turnout.audit.Audit;
import org.turnout.audit.Entry;
import org.turnout.blast.Blasts.Stored;
import org.turnout.blast.Recurring;
import org.turnout.blast.Run;
import org.turnout.blast.Runs;
import org.turnout.blast.Series;
import org.turnout.blast.Series.Occurrence;

/// Everything the page of a blast that comes back by itself shows.
///
/// @param runs of the blast, by their ids
/// @param log who did what to the series, oldest first
/// @param secondAbove a higher ceiling needs a second person's approval
/// @param notice why something was not done; empty when nothing was refused
public record SeriesPage(
    View view,
    Recurring series,
    Map<Long, Run> runs,
    List<Entry> log,
    int secondAbove,
    Optional<RunPage.Notice> notice) {
  public SeriesPage {
    runs = Map.copyOf(runs);
    log = List.copyOf(log);
  }

  static SeriesPage of(
      Handle handle,
      Recurring series,
      View view,
      int secondAbove,
      Optional<RunPage.Notice> notice) {
    String blast = series.blast().name();
    return new SeriesPage(
        view,
        series,
        Runs.of(handle, blast).stream().collect(Collectors.toMap(Run::id, Function.identity())),
        Audit.of(handle, "series " + blast),
        secondAbove,
        notice);
  }

  /// The blast.
  public Stored blast() {
    return series.blast();
  }

  /// The colour of how it stands.
  public String kind() {
    return switch (series.stand()) {
      case APPROVED -> "finished";
      case NEVER_APPROVED, CHANGED -> "paused";
      case ENDED -> "cancelled";
    };
  }

  /// The run of a recurrence, if it came to one.
  public Optional<Run> run(Occurrence occurrence) {
    return occurrence.run().map(runs::get);
  }

  /// Whether this person wrote it and its ceiling is too high for one person's word.
  public boolean needsAnother() {
    var actor = view.open().who().actor("console");
    return series
        .offered()
        .filter(every -> Series.needsAnother(blast(), every, secondAbove, actor))
        .isPresent();
  }
}
