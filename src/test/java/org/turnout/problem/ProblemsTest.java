package org.turnout.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ProblemsTest {
  private static final SourceLocation PLACE = new SourceLocation("flows/petition.yaml", 14, 7);
  private static final Problem PROBLEM =
      Problem.error(
          PLACE, "unknown-step", "step 'thanks' does not exist", "did you mean 'thank_you'?");

  @Test
  void aProblemIsShownWithItsLineAndACaret() {
    SourceLines sources = (_, _) -> Optional.of("    go to: thanks");
    assertThat(ProblemFormat.TEXT.print(List.of(PROBLEM), sources))
        .isEqualTo(
            """
            flows/petition.yaml:14:7: error unknown-step: step 'thanks' does not exist \
            (did you mean 'thank_you'?)
                  go to: thanks
                    ^
            """);
  }

  @Test
  void githubShowsAProblemBesideItsLine() {
    assertThat(ProblemFormat.GITHUB.print(List.of(PROBLEM), SourceLines.NONE))
        .isEqualTo(
            "::error file=flows/petition.yaml,line=14,col=7,title=unknown-step::"
                + "step 'thanks' does not exist (did you mean 'thank_you'?)\n");
  }

  @Test
  void sarifNamesRuleLevelAndRegion() {
    var json =
        JsonMapper.builder()
            .build()
            .readTree(ProblemFormat.SARIF.print(List.of(PROBLEM), SourceLines.NONE));
    var result = json.at("/runs/0/results/0");
    assertThat(json.at("/version").asString()).isEqualTo("2.1.0");
    assertThat(result.at("/ruleId").asString()).isEqualTo("unknown-step");
    assertThat(result.at("/level").asString()).isEqualTo("error");
    assertThat(result.at("/locations/0/physicalLocation/region/startLine").asInt()).isEqualTo(14);
  }

  @Test
  void problemsComeByPlaceAndAnErrorMakesTheExitCodeTwo() {
    var problems = new Problems();
    var warning = Problem.warning(new SourceLocation("a.yaml", 1, 1), "x", "m", "h");
    problems.add(PROBLEM);
    assertThat(problems.exitCode()).isEqualTo(2);
    problems.add(warning);
    problems.add(warning);
    assertThat(problems.sorted()).containsExactly(warning, PROBLEM);
  }

  @Test
  void warningsAloneAreNoFailure() {
    var problems = new Problems();
    problems.warning(PLACE, "x", "m", "h");
    assertThat(problems.exitCode()).isZero();
  }

  @Test
  void theNearestWordIsOfferedAndNothingFarOff() {
    var known = List.of("thank_you", "place", "shift");
    assertThat(DidYouMean.nearest("thanks_you", known)).contains("thank_you");
    assertThat(DidYouMean.nearest("thank", known)).contains("thank_you");
    assertThat(DidYouMean.nearest("shfit", known)).contains("shift");
    assertThat(DidYouMean.nearest("petition", known)).isEmpty();
  }
}
