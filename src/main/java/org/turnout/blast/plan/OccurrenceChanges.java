package org.turnout.blast.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.jdbi.v3.core.Handle;
import org.turnout.blast.audience.Audience;
import org.turnout.blast.audience.BlastCatalog;
import org.turnout.blast.text.Blast;
import org.turnout.blast.text.BlastSchedule;
import org.turnout.problem.Problem;

/// What one recurrence changes of its blast.
///
/// @param region whom of the audience it is for
/// @param send when, in each recipient's local time
/// @param kept told of the run in the plan's own transaction; false takes the plan back
public record OccurrenceChanges(
    Optional<BlastSchedule.Region> region, Blast.Send send, BiPredicate<Handle, Long> kept) {
  /// The blast as it is this time.
  Blast of(Blast blast, BlastCatalog catalog, List<Problem> problems) {
    var parts = new ArrayList<>(List.of(blast.audience()));
    String line =
        region
            .map(it -> "(%s) and (%s)".formatted(blast.audienceLine().strip(), it.line()))
            .orElse(blast.audienceLine());
    region.ifPresent(it -> {
      var parsed = Audience.parse(it.line(), it.at(), catalog);
      problems.addAll(parsed.problems());
      parsed.audience().ifPresent(parts::add);
    });
    return new Blast(
        blast.name(),
        blast.about(),
        line,
        parts.size() == 1 ? blast.audience() : new Audience.All(parts),
        blast.topic(),
        blast.sender(),
        blast.variants(),
        blast.media(),
        blast.links(),
        blast.opens(),
        Optional.of(send),
        blast.every(),
        blast.hold());
  }
}
