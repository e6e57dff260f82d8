package org.turnout.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.turnout.app.ActionTable;
import org.turnout.campaign.LoadedCampaign;
import org.turnout.flow.FlowExamples.Wanted;
import org.turnout.language.Languages;

/// Texts of played conversations, none of which is an example, against the flows that ship.
class FlowExamplesTest {
  private static final String PERSON = "person";
  private static FlowExamples examples;

  private record Heard(String meant, String text, Wanted wanted) {
    boolean isRight() {
      return wanted.flow().equals(meant);
    }

    boolean isWish() {
      return !meant.equals(PERSON);
    }
  }

  @BeforeAll
  static void reads() {
    var campaign = LoadedCampaign.around(Path.of("."), Map.of(), ActionTable.language());
    examples = new FlowExamples(campaign.flows().orElseThrow(), Languages.builtIn());
  }

  @Test
  void mostWishesAreHeardAndFewAreMistaken() throws IOException {
    List<String[]> all = texts();
    long wishes = all.stream().filter(it -> !it[0].equals(PERSON)).count();
    List<Heard> heard = heard(all);
    long right = heard.stream().filter(Heard::isRight).count();
    long mistaken = heard.stream().filter(it -> !it.isRight()).count();
    System.out.printf(
        "%d of %d wishes heard, %d texts mistaken, of %d texts%n",
        right, wishes, mistaken, all.size());
    assertThat(right).isGreaterThan(wishes * 55 / 100);
    assertThat(mistaken).isLessThan(all.size() * 6 / 100);
  }

  @Test
  void whatBeginsAFlowIsHardlyEverMistaken() throws IOException {
    List<Heard> plain = heard(texts()).stream().filter(it -> it.wanted().plain()).toList();
    assertThat(plain.stream().filter(Heard::isRight).count()).isGreaterThan(40);
    assertThat(plain.stream().filter(it -> !it.isRight()).count()).isLessThanOrEqualTo(2);
    assertThat(plain.stream().filter(it -> !it.isWish()).map(Heard::text)).isEmpty();
  }

  @Test
  void aCampaignWithoutExamplesHearsNothing() {
    var none = new FlowSet("none", Map.of(), Map.of());
    assertThat(new FlowExamples(none, Languages.builtIn()).wanted("where do i sign")).isEmpty();
  }

  private static List<Heard> heard(List<String[]> all) {
    return all.stream()
        .flatMap(
            it -> examples.wanted(it[2]).map(wanted -> new Heard(it[0], it[2], wanted)).stream())
        .toList();
  }

  private static List<String[]> texts() throws IOException {
    return Files.readAllLines(Path.of("src/test/resources/wishes/texts.tsv")).stream()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split("\t", 3))
        .toList();
  }
}
