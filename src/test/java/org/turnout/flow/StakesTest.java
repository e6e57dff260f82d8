package org.turnout.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.turnout.app.ActionTable;
import org.turnout.flow.yaml.FlowSetReader;
import org.turnout.flow.yaml.ShippedFlows;

class StakesTest {
  private static final FlowSet SET =
      FlowSetReader.read(ShippedFlows.bundle(), ActionTable.actions()).orElseThrow();

  private static final Stakes STAKES = new Stakes(SET, _ -> false);

  @Test
  void aPlaceThatIsTakenBeforeTheNextQuestionIsHigh() {
    assertThat(after("shift", "duty")).isTrue();
  }

  @Test
  void whatIsOnlyKeptUntilTheNextQuestionIsNot() {
    assertThat(after("shift", "day")).isFalse();
    assertThat(after("stickers", "many")).isFalse();
  }

  @Test
  void aConsentIsHigh() {
    Flow alerts = flow("join_alerts");
    boolean some =
        alerts.steps().values().stream()
            .filter(Step.Ask.class::isInstance)
            .map(Step.Ask.class::cast)
            .flatMap(ask -> ask.words().stream())
            .anyMatch(word -> STAKES.lead(alerts, word.next(), STAKES::high));
    assertThat(some).isTrue();
  }

  @Test
  void anOrderIsNotHighButDone() {
    assertThat(after("stickers", "where")).isFalse();
    assertThat(STAKES.lead(flow("stickers"), Optional.of("order"), STAKES::acts)).isTrue();
  }

  @Test
  void aQuestionThatIsNotAskedHidesNothing() {
    var known = new Stakes(SET, "employer"::equals);
    assertThat(known.lead(flow("petition"), Optional.of("employer.then"), known::high)).isTrue();
    assertThat(STAKES.lead(flow("petition"), Optional.of("employer.then"), STAKES::high)).isFalse();
  }

  @Test
  void leavingATopicIsHighOnlyForPeopleWhoAreOnIt() {
    Flow alerts = flow("join_alerts");
    Optional<String> no = Optional.of("no_bargaining");
    assertThat(STAKES.lead(alerts, no, STAKES::high)).isTrue();
    var stranger = new Stakes(SET, _ -> false, _ -> false);
    assertThat(stranger.lead(alerts, no, stranger::high)).isFalse();
  }

  @Test
  void anAnswerThatLeadsNowhereIsNot() {
    assertThat(STAKES.lead(flow("shift"), Optional.empty(), STAKES::high)).isFalse();
  }

  /// What an answer to a question without words of its own leads to.
  private static boolean after(String flow, String question) {
    if (!(flow(flow).step(question) instanceof Step.Ask ask)) {
      throw new AssertionError(question + " is not a question");
    }
    return ask.words().stream().anyMatch(word -> leads(flow, word.next().or(ask::next)))
        || leads(flow, ask.next());
  }

  private static boolean leads(String flow, Optional<String> path) {
    return STAKES.lead(flow(flow), path, STAKES::high);
  }

  private static Flow flow(String name) {
    Flow flow = SET.flows().get(name);
    if (flow == null) {
      throw new AssertionError("no flow " + name);
    }
    return flow;
  }
}
