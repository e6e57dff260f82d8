package org.turnout.flow.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.turnout.ActionTable;
import org.turnout.language.Languages;
import org.turnout.people.Compliance;
import org.turnout.problem.ProblemFormat;
import org.turnout.problem.Problems;
import org.turnout.problem.Sources;

/// Whatever is done to the flow files, the answer is a set or problems, never an exception.
class BrokenFlowsPropertyTest {
  private static final Languages LANGUAGES = Languages.builtIn();
  private static final Checker CHECKER =
      new Checker(LANGUAGES, new Compliance(LANGUAGES), ActionTable.actions());
  private static final FlowBundle BUNDLE = ShippedFlows.bundle();

  @Property(tries = 120)
  void anyFileWithAPieceReplacedIsAnsweredWithProblems(
      @ForAll @IntRange(max = 1_000) int which,
      @ForAll @IntRange(max = 10_000) int where,
      @ForAll @IntRange(max = 60) int length,
      @ForAll @StringLength(max = 20) String piece) {
    var files = new ArrayList<>(BUNDLE.files());
    var old = files.get(which % files.size());
    int from = where % old.text().length();
    int to = Math.min(old.text().length(), from + length);
    var text = old.text().substring(0, from) + piece + old.text().substring(to);
    files.set(which % files.size(), new FlowFile(old.name(), text));
    answered(files);
  }

  @Property(tries = 80)
  void anyLineMovedOrDoubledIsAnsweredWithProblems(
      @ForAll @IntRange(max = 1_000) int which,
      @ForAll @IntRange(max = 10_000) int from,
      @ForAll @IntRange(max = 10_000) int to,
      @ForAll @IntRange(max = 8) int indent) {
    var files = new ArrayList<>(BUNDLE.files());
    var old = files.get(which % files.size());
    var lines = new ArrayList<>(old.text().lines().toList());
    lines.add(to % lines.size(), " ".repeat(indent) + lines.get(from % lines.size()).strip());
    files.set(which % files.size(), new FlowFile(old.name(), String.join("\n", lines) + "\n"));
    answered(files);
  }

  private static void answered(List<FlowFile> files) {
    var problems = new Problems();
    var set = CHECKER.check(new FlowBundle(files, BUNDLE.catalog()), Set.of(), problems);
    assertThat(set.isPresent()).isNotEqualTo(problems.hasErrors());
    assertThat(ProblemFormat.TEXT.print(problems.sorted(), Sources.NONE)).isNotNull();
  }
}
