package org.turnout.flow.talk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.turnout.flow.yaml.FlowFile;
import org.turnout.problem.Problems;

/// How a flow test goes, and what a failed one looks like.
class FlowTestRunnerTest {
  private static final SimulatedTalk.Stage STAGE = SimulatedStage.stage();
  private static final String HEAD =
      """
      test: tea is brought
      now: 2026-10-02 14:10
      talk:
      """;

  private static FlowTest test(String talk) {
    var problems = new Problems();
    var test =
        FlowTestReader.read(
            new FlowFile("flows/tests/drink.yaml", HEAD + talk), SimulatedStage.ZONE, problems);
    assertThat(problems).isEmpty();
    return test.orElseThrow();
  }

  private static FlowTestRunner.Outcome run(String talk) {
    return new FlowTestRunner(STAGE).run(test(talk));
  }

  @Test
  void aTestThatGoesAsWrittenIsOkAndNamesTheStepsItPassed() {
    var outcome =
        run(
            """
              - send: DRINK
              - expect exactly: "Tea  or\\n coffee?"
              - send: tea
              - expect: bring tea
              - happened: ended drink
              - send: I'm driving
              - silence
            """);
    assertThat(FlowTests.report(outcome))
        .isEqualTo("flows/tests/drink.yaml: tea is brought ... ok\n");
    assertThat(outcome.passed())
        .containsExactlyInAnyOrder("keyword drink", "drink/what", "answer drink", "drink/thanks");
    assertThat(FlowTests.missed(SimulatedStage.flows(), List.of(outcome)))
        .isEqualTo(Map.of("drink", Set.of()));
  }

  @Test
  void stepsThatNoTestPassesAreNamed() {
    var outcome = run("  - send: DRINK\n");
    assertThat(FlowTests.missed(SimulatedStage.flows(), List.of(outcome)))
        .isEqualTo(Map.of("drink", Set.of("thanks")));
  }

  @Test
  void aFailedTestShowsTheTalkAndWhatWasExpectedWhere() {
    var outcome =
        run(
            """
              - send: DRINK
              - expect: Beer
              - send: tea
              - silence
            """);
    assertThat(FlowTests.report(outcome))
        .isEqualTo(
            """
            flows/tests/drink.yaml: tea is brought ... FAILED
                > DRINK
                < Tea or coffee?
                ! expected: Beer
                > tea
                < We bring tea.
                ! expected: nothing
              flows/tests/drink.yaml:5:5: expected
                Beer
              but got
                Tea or coffee?
              flows/tests/drink.yaml:7:5: expected
                nothing
              but got
                We bring tea.
            """);
  }

  @Test
  void whatDidNotHappenAndWhatIsNotOnRecordFails() {
    var outcome =
        run(
            """
              - send: DRINK
              - happened: joined picket
              - records:
                  stickers: 1
              - an earthquake
            """);
    assertThat(outcome.failures())
        .extracting(failure -> failure.place().line() + " " + failure.expected())
        .containsExactly("5 joined picket", "6 stickers: 1", "8 an earthquake");
    assertThat(outcome.failures().get(1).got()).isEqualTo("stickers: 0");
    assertThat(outcome.failures().get(2).got()).startsWith("this can happen meanwhile:");
  }

  @Test
  void anUpdatePutsWhatReallyCameInPlaceOfWhatWasExpected() {
    String old =
        """
        - send: DRINK
        - expect: |
            Beer

            or wine?
        - send: I'm driving
        - expect: Drive well.
        """
            .indent(2);
    assertThat(FlowTests.updated(HEAD + old, run(old)))
        .isEqualTo(
            HEAD
                + """
                - send: DRINK
                - expect exactly: |
                      Tea or coffee?
                - send: I'm driving
                - silence
                """
                    .indent(2));
  }

  @Test
  void aFolderIsReadInOrderAndItsSlipsNameTheirFiles(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("b.yaml"), HEAD + "  - send: DRINK\n");
    Files.createDirectory(folder.resolve("a"));
    Files.writeString(folder.resolve("a/c.yaml"), HEAD + "  - sent: DRINK\n");
    Files.writeString(folder.resolve("notes.txt"), "no test");
    var problems = new Problems();
    var tests = FlowTests.read(folder, "flows/tests", SimulatedStage.ZONE, problems);
    assertThat(tests)
        .extracting(test -> test.place().file())
        .containsExactly("flows/tests/a/c.yaml", "flows/tests/b.yaml");
    assertThat(problems.sorted())
        .extracting(problem -> problem.place().toString())
        .containsExactly("flows/tests/a/c.yaml:4:5");
  }
}
