package org.turnout;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.turnout.api.PlantedQuery;
import org.turnout.cli.CommandTable;
import org.turnout.lab.LabMain;
import org.turnout.lab.PlantedHelper;
import org.turnout.testkit.PlantedBreach;

/// Each rule of the house sees a breach that is planted for it, and nothing next to it.
class HouseRulesTest {
  @Test
  void aClassNextToMainIsSeen() {
    assertThat(broken(HouseRules.rootHoldsMainOnly(), Main.class)).isFalse();
    assertThat(broken(HouseRules.rootHoldsMainOnly(), HouseRules.class)).isTrue();
  }

  @Test
  void aProductThatKnowsTheLabIsSeen() {
    assertThat(broken(HouseRules.productDoesNotKnowTheLab(), PlantedQuery.class)).isTrue();
    assertThat(broken(HouseRules.productDoesNotKnowTheLab(), Main.class)).isFalse();
  }

  @Test
  void aLabThatUsesATestClassIsSeen() {
    assertThat(broken(HouseRules.labUsesNoTestClass(), PlantedHelper.class)).isTrue();
    assertThat(broken(HouseRules.labUsesNoTestClass(), LabMain.class)).isFalse();
  }

  @Test
  void aDoorThatWritesSqlIsSeen() {
    assertThat(broken(HouseRules.doorsWriteNoSql(), PlantedQuery.class)).isTrue();
    assertThat(broken(HouseRules.doorsWriteNoSql(), CommandTable.class)).isFalse();
  }

  @Test
  void aGerundIsSeen() {
    assertThat(broken(HouseRules.noClassIsAGerund(), javax.naming.Binding.class)).isTrue();
    assertThat(broken(HouseRules.noClassIsAGerund(), PlantedQuery.class)).isFalse();
  }

  @Test
  void eightArgumentsAreSeenButNotThoseOfARecord() {
    assertThat(broken(HouseRules.atMostSevenArguments(), PlantedBreach.class)).isTrue();
    assertThat(broken(HouseRules.atMostSevenArguments(), PlantedBreach.Long.class)).isFalse();
    assertThat(broken(HouseRules.atMostSevenArguments(), PlantedBreach.Built.class)).isTrue();
  }

  @Test
  void aNameThatStandsTwiceIsSeen() {
    var once = Path.of("src/main/java/org/turnout/a/Run.java");
    var twice = Path.of("src/lab/java/org/turnout/lab/b/Run.java");
    assertThat(HouseRules.namesUsedTwice(List.of(once, twice))).hasSize(1);
    assertThat(HouseRules.namesUsedTwice(List.of(once))).isEmpty();
  }

  private static boolean broken(ArchRule rule, Class<?> planted) {
    JavaClasses classes = new ClassFileImporter().importClasses(planted);
    return rule.evaluate(classes).hasViolation();
  }
}
