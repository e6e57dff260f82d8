package org.turnout.flow.yaml;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.turnout.app.ActionTable;
import org.turnout.language.Languages;
import org.turnout.people.Compliance;
import org.turnout.problem.Problems;
import org.turnout.problem.Severity;

class ShippedFlowsTest {
  private static final Languages LANGUAGES = Languages.builtIn();

  @Test
  void nothingIsWrongWithTheFlowsOfThisRepository() {
    var problems = new Problems();
    new BundleChecker(LANGUAGES, new Compliance(LANGUAGES), ActionTable.actions())
        .check(ShippedFlows.bundle(), Set.of(), problems);
    assertThat(ShippedFlows.print(problems)).isEmpty();
    assertThat(problems.count(Severity.ERROR)).isZero();
  }

  @Test
  void aBundleSurvivesTheStoreWithTheSameHash() {
    var bundle = ShippedFlows.bundle();
    var back = FlowBundle.ofJson(bundle.json());
    assertThat(back).isEqualTo(bundle);
    assertThat(back.hash()).isEqualTo(bundle.hash());
  }

  @Test
  void aBundleThatSaysLessOfItsFormsIsStillRead() {
    var older = ShippedFlows.bundle().json().replaceAll(",\"once\":(true|false)", "");
    assertThat(older).doesNotContain("\"once\"");
    assertThat(requireNonNull(FlowBundle.ofJson(older).catalog().forms().get("petition")).once())
        .isFalse();
  }
}
