package org.turnout.flow.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.turnout.app.ActionTable;
import org.turnout.language.Languages;
import org.turnout.people.Compliance;
import org.turnout.problem.ProblemFormat;
import org.turnout.problem.Problems;
import org.turnout.problem.SourceLines;
import org.turnout.testkit.Arbitrary;
import org.turnout.testkit.ForAll;

/// Whatever is done to the flow files, the answer is a set or problems, never an exception.
class BrokenFlowsPropertyTest {
  private static final Languages LANGUAGES = Languages.builtIn();
  private static final BundleChecker CHECKER =
      new BundleChecker(LANGUAGES, new Compliance(LANGUAGES), ActionTable.actions());
  private static final FlowBundle BUNDLE = ShippedFlows.bundle();

  private static final Arbitrary<Integer> WHICH = Arbitrary.ints(0, BUNDLE.files().size() - 1);
  private static final Arbitrary<Integer> WHERE = Arbitrary.ints(0, 10_000);

  private record Replaced(int file, int where, int length, String piece) {}

  @Test
  void anyFileWithAPieceReplacedIsAnsweredWithProblems() {
    Arbitrary<Integer> lengths = Arbitrary.sizes(0, 60);
    Arbitrary<String> pieces = Arbitrary.texts(20);
    ForAll.<Replaced>of(random ->
            new Replaced(
                WHICH.draw(random), WHERE.draw(random), lengths.draw(random), pieces.draw(random)))
        .tries(120)
        .check(change -> {
          var old = BUNDLE.files().get(change.file());
          int from = change.where() % old.text().length();
          int to = Math.min(old.text().length(), from + change.length());
          answered(old, old.text().substring(0, from) + change.piece() + old.text().substring(to));
        });
  }

  private record Moved(int file, int from, int to, int indent) {}

  @Test
  void anyLineMovedOrDoubledIsAnsweredWithProblems() {
    Arbitrary<Integer> indents = Arbitrary.ints(0, 8);
    ForAll.<Moved>of(random ->
            new Moved(
                WHICH.draw(random), WHERE.draw(random), WHERE.draw(random), indents.draw(random)))
        .tries(80)
        .check(change -> {
          var old = BUNDLE.files().get(change.file());
          var lines = new ArrayList<>(old.text().lines().toList());
          String moved = lines.get(change.from() % lines.size()).strip();
          lines.add(change.to() % lines.size(), " ".repeat(change.indent()) + moved);
          answered(old, String.join("\n", lines) + "\n");
        });
  }

  private static void answered(FlowFile old, String text) {
    var files = new ArrayList<>(BUNDLE.files());
    files.set(files.indexOf(old), new FlowFile(old.name(), text));
    var problems = new Problems();
    var set = CHECKER.check(new FlowBundle(files, BUNDLE.catalog()), Set.of(), problems);
    assertThat(set.isPresent()).isNotEqualTo(problems.hasErrors());
    assertThat(ProblemFormat.TEXT.print(problems.sorted(), SourceLines.NONE)).isNotNull();
  }
}
