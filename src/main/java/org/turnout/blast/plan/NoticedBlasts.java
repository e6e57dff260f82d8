package org.turnout.blast.plan;

import java.time.Instant;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.turnout.blast.plan.PlanTotals.Finding;
import org.turnout.blast.run.Run;
import org.turnout.blast.run.RunOutcome;
import org.turnout.blast.run.StartGate;
import org.turnout.blast.text.Blast;
import org.turnout.blast.text.BlastReader;

/// No blast speaks of a roster's shifts before a notice covers one of them, nor after they were
/// called off: neither by the flow that it opens nor by a word that it asks for.
public final class NoticedBlasts implements StartGate {
  private static final String NEXT =
      "see what is covered (./turnout roster notices), or take the word or the flow out of the"
          + " blast";

  private final Supplier<BlastContext> setup;

  /// @param setup the campaign as its files describe it now
  public NoticedBlasts(Supplier<BlastContext> setup) {
    this.setup = setup;
  }

  /// What blocks a plan.
  Optional<Finding> blocker(Handle handle, Blast blast, Instant now) {
    return why(handle, setup.get(), blast, now)
        .map(why -> new Finding("not-noticed", "blocker", why, NEXT));
  }

  @Override
  public Optional<RunOutcome.Refused> refusal(Handle handle, Run run, Instant now) {
    var known = setup.get();
    return BlastReader.read(run.spec(), run.blast(), known.catalog())
        .blast()
        .flatMap(blast -> why(handle, known, blast, now))
        .map(why -> new RunOutcome.Refused(why, NEXT));
  }

  private static Optional<String> why(Handle handle, BlastContext known, Blast blast, Instant now) {
    var asked = known.catalog().asked();
    if (asked.isEmpty()) {
      return Optional.empty();
    }
    var rosters = new TreeSet<String>();
    for (var variant : blast.variants()) {
      for (var words : variant.texts().values()) {
        rosters.addAll(asked.get().rosters(words.text(), blast.opens().map(Blast.Opens::flow)));
      }
    }
    return rosters.stream()
        .flatMap(roster ->
            known.shifts().whyNot(handle, roster, now).stream()
                .map(why -> "the text leads to the shifts of " + roster + ", and " + why))
        .findFirst();
  }
}
