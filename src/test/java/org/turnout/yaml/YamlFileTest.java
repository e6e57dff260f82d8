package org.turnout.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.turnout.problem.Problem;

class YamlFileTest {
  private final List<Problem> problems = new ArrayList<>();

  private Block read(String text) {
    return Block.of(YamlFile.parse(text, "config/x.yaml", problems).orElseThrow(), problems);
  }

  @Test
  void everyValueKnowsItsPlace() {
    var block =
        read(
            """
            roster: picket
            line:
              deadline: soon
            """);
    block.block("line").maybe("deadline", "hours such as 2h", Long::parseLong);
    assertThat(problems)
        .containsExactly(
            Problem.error(
                block.block("line").at("deadline"),
                "wrong-value",
                "deadline: expected hours such as 2h, found 'soon'"));
    assertThat(problems.getFirst().place()).hasToString("config/x.yaml:3:13");
  }

  @Test
  void aNameNobodyAskedForIsReportedWithTheNamesThatAreKnown() {
    var block = read("roster: picket\nromm: 3\n");
    block.text("roster");
    block.done();
    assertThat(problems)
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.place()).hasToString("config/x.yaml:2:1");
          assertThat(problem.message()).isEqualTo("'romm' means nothing here");
        });
  }

  @Test
  void aNameThatStandsTwiceIsAProblem() {
    read("a: 1\na: 2\n");
    assertThat(problems).extracting(Problem::code).containsExactly("twice");
  }

  @Test
  void aBrokenFileIsToldInPlainWords() {
    assertThat(YamlFile.parse("a: [1, 2\nb: 3", "config/x.yaml", problems)).isEmpty();
    assertThat(problems)
        .singleElement()
        .satisfies(problem ->
            assertThat(problem.message()).isEqualTo("the file can't be read from here on"));
  }

  @Property(tries = 300)
  void noTextWhateverMakesTheReaderThrow(@ForAll String text) {
    YamlFile.parse(text, "config/x.yaml", new ArrayList<>());
  }
}
