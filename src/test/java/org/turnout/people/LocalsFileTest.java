package org.turnout.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.turnout.problem.Problems;
import org.turnout.yaml.YamlFile;

class LocalsFileTest {
  private static final String GOOD =
      """
      employers:
        - {employer: kaiser, name: Kaiser Permanente, aliases: [KP, Kaiser]}
        - {employer: scpmg, name: Southern California Permanente Medical Group, aliases: [SCPMG]}
        - {employer: acme, name: Acme Home Care}
      """;

  private final Problems problems = new Problems();

  private LocalsFile read(String text) {
    return LocalsFile.read(
        YamlFile.parse(text, "config/locals.yaml", problems).orElseThrow(), problems);
  }

  private List<String> said(String text) {
    read(text);
    return problems.stream()
        .map(problem ->
            "%d:%d %s: %s"
                .formatted(
                    problem.place().line(),
                    problem.place().column(),
                    problem.code(),
                    problem.message()))
        .toList();
  }

  @Test
  void employersHaveOtherNamesOrNone() {
    assertThat(read(GOOD).employers())
        .containsExactly(
            new Employer("kaiser", "Kaiser Permanente", List.of("KP", "Kaiser")),
            new Employer("scpmg", "Southern California Permanente Medical Group", List.of("SCPMG")),
            new Employer("acme", "Acme Home Care", List.of()));
    assertThat(problems).isEmpty();
  }

  @Test
  void aFileWithoutEmployersHasNone() {
    assertThat(read("locals: []\n").employers()).isEmpty();
    assertThat(problems).isEmpty();
  }

  @Test
  void anEmployerThatIsThereTwiceIsAProblem() {
    assertThat(said(GOOD.replace("employer: acme", "employer: kaiser")))
        .containsExactly("4:16 twice: employer 'kaiser' is there twice");
  }

  @Test
  void aNameOfTwoEmployersIsAProblemHoweverItIsWritten() {
    assertThat(said(GOOD.replace("[SCPMG]", "[SCPMG, kp]")))
        .containsExactly("3:92 twice: 'kp' names two employers: kaiser and scpmg");
  }

  @Test
  void theNameOfOneEmployerIsNoOtherNameOfAnother() {
    assertThat(said(GOOD.replace("Acme Home Care", "scpmg")))
        .containsExactly("4:28 twice: 'scpmg' names two employers: scpmg and acme");
  }

  @Test
  void aNameThatIsThereTwiceIsAProblem() {
    assertThat(said(GOOD.replace("[KP, Kaiser]", "[KP, K.P., Kaiser, KAISER]")))
        .containsExactly("2:77 twice: 'KAISER' is there twice");
  }

  @Test
  void aNameWithoutLettersIsAProblem() {
    assertThat(said(GOOD.replace("[SCPMG]", "['24']")))
        .containsExactly("3:85 wrong-value: '24' has no letter that a text can name");
  }

  @Test
  void aWordThatMeansNothingIsAProblem() {
    assertThat(said(GOOD.replace("aliases: [SCPMG]", "alias: [SCPMG]")))
        .singleElement()
        .asString()
        .startsWith("3:")
        .contains("unknown-name: 'alias' means nothing here");
  }

  @Test
  void anEmployerWithoutANameIsAProblem() {
    assertThat(said("employers: [{employer: acme}]\n"))
        .singleElement()
        .asString()
        .contains("missing: 'name' is missing here");
  }
}
