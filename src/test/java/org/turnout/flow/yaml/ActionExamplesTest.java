package org.turnout.flow.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.turnout.app.ActionTable;
import org.turnout.flow.Action;
import org.turnout.flow.ActionResult;
import org.turnout.flow.FlowSet;
import org.turnout.flow.Outcome;
import org.turnout.flow.Outcome.Brought;
import org.turnout.flow.Parameters;
import org.turnout.flow.Step;
import org.turnout.flow.Value;
import org.turnout.flow.talk.FlowTestRunner;
import org.turnout.flow.talk.SimulatedTalk;
import org.turnout.flow.talk.Simulation;
import org.turnout.language.Languages;
import org.turnout.people.Compliance;
import org.turnout.problem.Problem;
import org.turnout.problem.Problems;

/// What the compiler does not say when an action is added to the table: that it is documented, that
/// its simulation comes out in every way, and that flows have to answer each.
class ActionExamplesTest {
  private static final Languages LANGUAGES = Languages.builtIn();

  static List<Action> actions() {
    return ActionTable.actions().all();
  }

  @ParameterizedTest
  @MethodSource("actions")
  void thePageNamesItsOutcomesAndWhatTheyBring(Action action) throws IOException {
    var start = "| `" + action.verb() + ":";
    assertThat(Files.readAllLines(Path.of("docs/flows.md")))
        .as("a line of the table in docs/flows.md that begins with " + start)
        .filteredOn(line -> line.startsWith(start))
        .singleElement()
        .satisfies(line -> {
          for (var outcome : action.outcomes()) {
            assertThat(line).contains("`" + outcome.word() + "`");
            assertThat(outcome.rows())
                .allSatisfy(row -> assertThat(line).containsPattern("`" + row + "[`.]"));
          }
        });
  }

  @ParameterizedTest
  @MethodSource("actions")
  void aFlowThatLeavesAnOutcomeOpenIsRefused(Action action) {
    var about =
        switch (action.parameters()) {
          case Parameters.FormName _, Parameters.FilledForm _ -> "petition";
          case Parameters.RosterName _ -> "picket";
          case Parameters.OnRoster _ -> "shift";
        };
    var flow =
        """
        flow: open
        about: Answers no outcome
        keywords: [open]
        roster: picket
        steps:
          it:
            %s: %s
        """
            .formatted(action.verb(), about);
    var problems = new Problems();
    new BundleChecker(LANGUAGES, new Compliance(LANGUAGES), ActionTable.actions())
        .check(
            new FlowBundle(
                List.of(new FlowFile("flows/open.yaml", flow)), ShippedFlows.bundle().catalog()),
            Set.of(),
            problems);
    var open =
        problems.stream()
            .filter(problem -> problem.code().equals("unanswered-outcome"))
            .map(Problem::message)
            .toList();
    assertThat(open).hasSize(action.outcomes().size() == 1 ? 0 : action.outcomes().size());
  }

  @Test
  void theExamplesOfThePageUseEach() throws IOException {
    var used = new TreeSet<String>();
    for (var flow : FlowsPageTest.set().flows().values()) {
      for (var step : flow.steps().values()) {
        if (step instanceof Step.Act act) {
          used.add(act.call().action().verb());
        }
      }
    }
    assertThat(used).containsExactlyInAnyOrderElementsOf(ActionTable.actions().verbs());
  }

  /// The conversations of the page and of `flows/tests` together.
  @Test
  void someConversationComesOutInEachWayWithWhatItBrings() throws IOException {
    var seen = new TreeSet<String>();
    var page = new FlowTestRunner(watched(FlowsPageTest.set(), seen));
    FlowsPageTest.conversations().forEach(page::run);
    var shipped = new FlowTestRunner(watched(ShippedConversationsTest.SET, seen));
    ShippedConversationsTest.conversations().forEach(shipped::run);
    var all =
        actions().stream()
            .flatMap(action ->
                action.outcomes().stream().map(outcome -> action.verb() + ": " + outcome.word()));
    assertThat(seen).containsExactlyInAnyOrderElementsOf(all.toList());
  }

  private static SimulatedTalk.Stage watched(FlowSet set, Set<String> seen) {
    var stage = ShippedConversationsTest.stage(set);
    var watched = new HashMap<Action, Simulation>();
    stage
        .simulations()
        .forEach((action, simulation) ->
            watched.put(
                action,
                (act, records, who) -> {
                  var result = simulation.simulate(act, records, who);
                  seen.add(action.verb() + ": " + result.outcome());
                  assertBrings(action.outcome(result.outcome()).orElseThrow(), result);
                  return result;
                }));
    return new SimulatedTalk.Stage(
        stage.world(),
        watched,
        stage.sets(),
        stage.engine(),
        stage.languages(),
        stage.compliance());
  }

  private static void assertBrings(Outcome outcome, ActionResult result) {
    assertThat(result.values().keySet()).as(outcome.word()).isEqualTo(outcome.rows());
    for (Brought brought : outcome.brings()) {
      assertThat(fields(result.values(), brought.row()))
          .as(outcome.word())
          .containsAll(brought.sure().keySet());
    }
  }

  private static Set<String> fields(Map<String, Value> values, String name) {
    return Stream.ofNullable(values.get(name))
        .map(Value.Row.class::cast)
        .findFirst()
        .orElseThrow()
        .fields()
        .keySet();
  }
}
