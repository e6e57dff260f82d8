package org.turnout.flow.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.turnout.app.ActionTable;
import org.turnout.flow.AnswerKind;
import org.turnout.flow.FlowSet;
import org.turnout.flow.talk.FlowTest;
import org.turnout.flow.talk.FlowTestReader;
import org.turnout.flow.talk.FlowTestRunner;
import org.turnout.flow.talk.FlowTests;
import org.turnout.language.Languages;
import org.turnout.people.Compliance;
import org.turnout.problem.Problem;
import org.turnout.problem.Problems;
import org.turnout.problem.Severity;

/// `docs/flows.md`: every example on the page is read, checked and run.
class FlowsPageTest {
  private static final Languages LANGUAGES = Languages.builtIn();
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```yaml\n(.*?)^```$");
  private static final Pattern NAME = Pattern.compile("(?m)^flow: (\\w+)$");
  private static final Pattern FILE = Pattern.compile("^# (flows/\\S+)\n");

  private static List<String> blocks() throws IOException {
    var page = Files.readString(Path.of("docs/flows.md"));
    return BLOCK.matcher(page).results().map(match -> match.group(1)).toList();
  }

  private static FlowBundle bundle() throws IOException {
    var files = new ArrayList<FlowFile>();
    for (var block : blocks()) {
      var named = FILE.matcher(block);
      var flow = NAME.matcher(block);
      if (named.find()) {
        files.add(new FlowFile(named.group(1), block));
      } else if (flow.find()) {
        files.add(new FlowFile("flows/" + flow.group(1) + ".yaml", block));
      }
    }
    return new FlowBundle(files, ShippedFlows.bundle().catalog());
  }

  static FlowSet set() throws IOException {
    var problems = new Problems();
    var set =
        new BundleChecker(LANGUAGES, new Compliance(LANGUAGES), ActionTable.actions())
            .check(bundle(), Set.of(), problems);
    assertThat(problems.stream().filter(found -> found.severity() == Severity.ERROR))
        .extracting(Problem::message)
        .isEmpty();
    return set.orElseThrow();
  }

  static List<FlowTest> conversations() throws IOException {
    var problems = new Problems();
    var tests =
        blocks().stream()
            .filter(block -> block.startsWith("test:"))
            .map(block -> new FlowFile("docs/flows.md", block))
            .flatMap(block ->
                FlowTestReader.read(block, ShippedConversationsTest.ZONE, problems).stream())
            .toList();
    assertThat(problems).isEmpty();
    return tests;
  }

  @TestFactory
  List<DynamicTest> everyExampleRunsAsThePageSays() throws IOException {
    var runner = new FlowTestRunner(ShippedConversationsTest.stage(set()));
    return conversations().stream()
        .map(test ->
            DynamicTest.dynamicTest(
                test.name(),
                () -> {
                  var outcome = runner.run(test);
                  assertThat(outcome.failures()).as(FlowTests.report(outcome)).isEmpty();
                }))
        .toList();
  }

  @Test
  void everyActAndEveryKindOfAnswerHasAnExample() throws IOException {
    var page = String.join("\n", blocks());
    var missing = new TreeSet<String>();
    var all = new HashSet<>(Verb.all(ActionTable.actions()));
    AnswerKind.words().forEach(type -> all.add("answer: " + type));
    for (var word : all) {
      var line = word.startsWith("answer: ") ? word + "\n" : word + ":";
      if (!page.contains(line)) {
        missing.add(word);
      }
    }
    assertThat(missing).isEmpty();
    var kinds = new HashSet<String>();
    set()
        .flows()
        .values()
        .forEach(
            flow -> flow.steps().values().forEach(s -> kinds.add(s.getClass().getSimpleName())));
    var known =
        List.of(org.turnout.flow.Step.class.getPermittedSubclasses()).stream()
            .map(Class::getSimpleName)
            .toList();
    assertThat(kinds).containsExactlyInAnyOrderElementsOf(known);
  }
}
