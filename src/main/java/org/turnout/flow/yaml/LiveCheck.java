package org.turnout.flow.yaml;

import java.util.Set;
import org.turnout.problem.Problems;
import org.turnout.problem.SourceLocation;

/// Tells an author whom an edit leaves behind: people who are on a step that is gone finish on the
/// version they began on, unless the flow says what the step is called now.
final class LiveCheck implements BundleChecker.Check {
  private final Set<OccupiedStep> live;

  LiveCheck(Set<OccupiedStep> live) {
    this.live = Set.copyOf(live);
  }

  @Override
  public void check(FlowSetReader.Read read, Problems problems) {
    for (var step : live) {
      var flow = read.flow(step.flow());
      boolean there =
          flow.filter(known ->
                  known.flow().steps().containsKey(step.step())
                      || known.renamed().containsValue(step.step()))
              .isPresent();
      if (!there) {
        problems.note(
            flow.map(ReadFlow::place).orElse(SourceLocation.of("flows")),
            "live-step",
            "%d people are on step '%s' of '%s', which is gone here"
                .formatted(step.people(), step.step(), step.flow()),
            "they finish on the version they began on; to move them along add"
                + " 'renamed_from: {new_name: "
                + step.step()
                + "}'");
      }
    }
  }
}
