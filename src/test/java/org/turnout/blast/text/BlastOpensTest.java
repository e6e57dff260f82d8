package org.turnout.blast.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.turnout.blast.audience.BlastCatalog;
import org.turnout.blast.plan.BlastCampaign;

/// What `check` says of a blast that opens a flow.
class BlastOpensTest {
  private static BlastCatalog catalog() {
    var known = BlastCampaign.catalog();
    return new BlastCatalog(
        known.directory(),
        known.languages(),
        known.topics(),
        known.forms(),
        known.rosters(),
        Set.of("gear_photo", "petition"),
        Map.of("petition", "its first question accepts no word of its own"),
        known.senders(),
        known.linkDomains(),
        known.facts(),
        known.records(),
        known.asked());
  }

  private static BlastReader.Read read(String flow) {
    String shout =
        """
        blast: shout
        about: Opens a flow
        audience: members
        topic: actions
        opens: %s
        text:
          en: |
            Answer us!
        """
            .formatted(flow);
    return BlastReader.read(shout, "config/blasts/shout.yaml", catalog());
  }

  @Test
  void aFlowThatAnAnswerCannotBeginIsNamedWithItsPlace() {
    assertThat(read("petition").problems().sorted())
        .filteredOn(problem -> problem.code().equals("not-opened"))
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.place()).hasToString("config/blasts/shout.yaml:5:8");
          assertThat(problem.message()).endsWith("accepts no word of its own");
        });
    assertThat(read("gear_photo").problems().hasErrors()).isFalse();
  }
}
