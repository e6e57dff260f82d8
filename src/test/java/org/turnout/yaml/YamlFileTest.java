package org.turnout.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.turnout.problem.Problem;
import org.turnout.problem.ProblemFormat;
import org.turnout.problem.Problems;
import org.turnout.testkit.Arbitrary;
import org.turnout.testkit.ForAll;

class YamlFileTest {
  private final Problems problems = new Problems();

  private YamlBlock read(String text) {
    return YamlBlock.of(YamlFile.parse(text, "config/x.yaml", problems).orElseThrow(), problems);
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

  @ParameterizedTest
  @ValueSource(strings = {"[", "{a: ", "- ", "? "})
  void nestingIsLimitedBeforeATreeIsBuilt(String opening) {
    assertThat(YamlFile.parse(opening.repeat(20_000), "config/x.yaml", problems)).isEmpty();
    assertThat(problems).singleElement().extracting(Problem::code).isEqualTo("too-deep");
  }

  @Test
  void aFileOfStrangeNamesIsReadInAMoment() {
    var names = new StringBuilder();
    for (int i = 0; i < 6_000; i++) {
      names.append("strange_name_").append(i).append(": x\n");
    }
    var block = read(names.toString());
    block.text("blast");
    assertTimeout(Duration.ofSeconds(1), block::done);
    assertThat(problems)
        .hasSizeLessThan(60)
        .last()
        .extracting(Problem::message)
        .asString()
        .contains("5,950 more names");
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '§',
      quoteCharacter = '~',
      value = {
        "say: Hi: there § 1:8: a colon inside an unquoted text",
        "say: {name}, hi § 1:6: an unquoted text can't begin with {",
        "say: @bob § 1:6: an unquoted text can't begin with @",
        "a:\\n\\tb: c § 2:1: a tab indents this line",
        "a: \"open\\nb: c § 1:4: the quotation mark opened here is never closed",
        "a:\\n  b: c\\n c: d § 3:2: this line is not indented like the lines it belongs to",
        "a: *x § 1:4: an unquoted text can't begin with &, * or !",
        "a: &x y § 1:4: an unquoted text can't begin with &, * or !",
        "<<: *x § 1:5: an unquoted text can't begin with &, * or !",
        "a: !!java.io.File [x] § 1:4: an unquoted text can't begin with &, * or !",
        "a: !!URGENT strike at 6 § 1:4: an unquoted text can't begin with &, * or !",
        "a: !x y § 1:4: an unquoted text can't begin with &, * or !",
        "a: b\\njust text\\nc: d § 2:1: this line is neither 'name: value' nor part of a text",
        "a: |\\n  x\\n y § 3:2: this line is not indented like the lines it belongs to",
        "a: [1,2\\nb: 3 § 1:4: the [ here is never closed",
        "a: 'it's' § 1:4: an unquoted text can't begin with '",
        "a: - x § 1:4: an unquoted text can't begin with -",
        "a: \"\\q\" § 1:6: a backslash inside quotation marks",
        "a: b\\n---\\nc: d § 2:1: a line of --- begins a second document",
        "a: | hi § 1:6: a text after | begins on the same line",
        "a: \\u0000 § 1:4: an invisible control character",
        "{a: b}: c § 1:1: a name must be one plain word",
        "a: Join #Best § 1:9: a comment begins here and cuts the text before it",
        "a: #Best § 1:4: a comment begins here and cuts the text before it",
      })
  void aBrokenFileIsToldInPlainWords(String yaml, String expected) {
    YamlFile.parse(unescaped(yaml), "f.yaml", problems);
    var first = problems.getFirst();
    assertThat(first.place().line() + ":" + first.place().column() + ": " + first.message())
        .isEqualTo(expected);
    assertThat(ProblemFormat.headline(first)).doesNotContain("scalar", "token", "stream");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '§',
      value = {"a: b # a comment", "a: \"#Best\"", "a: |\\n  We are #1"})
  void realCommentsAndQuotedHashtagsAreLeftAlone(String yaml) {
    YamlFile.parse(unescaped(yaml), "f.yaml", problems);
    assertThat(problems).isEmpty();
  }

  private static String unescaped(String yaml) {
    return yaml.replace("\\n", "\n").replace("\\t", "\t").replace("\\u0000", "\0");
  }

  @Test
  void noTextWhateverMakesTheReaderThrow() {
    ForAll.of(Arbitrary.texts(255))
        .tries(300)
        .check(text -> YamlFile.parse(text, "config/x.yaml", new Problems()));
  }

  @Test
  void anEmojiMayStandAnywhere() {
    for (int before = 1_000; before < 1_100; before++) {
      var words = "x".repeat(before) + "😀".repeat(600);
      assertThat(YamlFile.parse("a: |\n  " + words + "\n", "f.yaml", problems)).isPresent();
      assertThat(problems).isEmpty();
    }
  }
}
