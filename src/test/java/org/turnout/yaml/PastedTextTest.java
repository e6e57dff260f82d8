package org.turnout.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.turnout.problem.Problem;
import org.turnout.problem.Problems;

class PastedTextTest {
  private final Problems problems = new Problems();

  private String repaired(String source) {
    var repaired = PastedText.repaired("flows/trial.yaml", source, problems);
    assertThat(repaired).hasSameSizeAs(source);
    return repaired;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "“YES”: go on | \"YES\": go on",
        "‘NO’ : end | 'NO' : end",
        "- “salad, no nuts” | - \"salad, no nuts\"",
        "also: [“a, b”, ‘she’s in’, c] | also: [\"a, b\", 'she’s in', c]",
        "also: {value: „Room 2“} # “why” | also: {value: \"Room 2\"} # “why”",
        "ask: “At noon: yes?”  # noon | ask: \"At noon: yes?\"  # noon",
      })
  void quotesAroundAWholeNameOrValueBecomeStraight(String pasted, String meant) {
    assertThat(repaired(pasted)).isEqualTo(meant);
    assertThat(problems).extracting(Problem::code).containsOnly("curly-quotes");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "about: Red, “blue” and so on",
        "about: “Yes” or “no”",
        "about: the nurses’ hall",
        "about: “say \"hi\"”",
        "title: \"“Big” day\"",
        "title: '“Big”'",
        "# “YES”: go on",
        "say: |\n  “YES”: go on\n\n  - ‘x’\n",
        "- say: |\n    “Hi”\n  apart: yes",
        "- |\n  “Hi”\n",
        "say: >-  # folded\n  a\u00A0b\n",
        "say: \"a\u00A0b\n  c\u00A0d\"",
      })
  void textsAndWhatIsInStraightQuotesStayAsTyped(String source) {
    assertThat(repaired(source)).isEqualTo(source);
    assertThat(problems).isEmpty();
  }

  @Test
  void spacesThatDoNotBreakAreOrdinaryOutsideOfTexts() {
    var meant =
        """
        steps:
          hello:
            ask: |
              At 5\u00A0pm?
            answers:
              YES: go on
              NO : [no, not me]
        """;
    var pasted =
        """
        steps:
        \u00A0\u00A0hello:
        \u00A0 \u00A0 ask:\u00A0|
        \u00A0\u00A0\u00A0\u00A0\u00A0\u00A0At 5\u00A0pm?
            answers:
              YES:\u202Fgo\u00A0on
              NO\u00A0: [no,\u00A0not me]
        """;
    // the text's own line: the spaces that indent it are repaired, those within are the author's
    assertThat(repaired(pasted)).isEqualTo(meant);
    assertThat(problems)
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.code()).isEqualTo("no-break-space");
          assertThat(problem.place().toString()).isEqualTo("flows/trial.yaml:2:1");
          assertThat(problem.message()).contains("also on 4 more lines");
        });
  }

  @Test
  void aPlainFileIsLeftAlone() {
    var source = "flow: trial\nsteps: {a: {say: 'don''t'}}\n";
    assertThat(PastedText.repaired("a", source, problems)).isSameAs(source);
  }
}
