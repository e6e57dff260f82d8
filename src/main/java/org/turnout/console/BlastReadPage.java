package org.turnout.console;

import java.util.List;
import java.util.Optional;
import org.turnout.blast.run.Run;
import org.turnout.blast.series.SeriesStatus;

/// A blast for somebody who may look at it and not change it.
///
/// @param seen empty when its text can't be read in the campaign as it is now
/// @param yaml as it was last saved
/// @param runs newest first
/// @param series for a blast that repeats automatically
public record BlastReadPage(
    PageView view,
    String name,
    Optional<SeenBlast> seen,
    AudienceCount counted,
    String yaml,
    List<Run> runs,
    Optional<SeriesStatus> series) {
  public BlastReadPage {
    runs = List.copyOf(runs);
  }
}
