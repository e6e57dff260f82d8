package org.turnout.lab.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.turnout.problem.Problem;
import org.turnout.problem.Problems;

class ScenarioTest {
  static final List<String> OURS = Scenario.OURS;

  private final Problems problems = new Problems();

  @ParameterizedTest
  @FieldSource("OURS")
  void theProgramsOwnScenariosAreSound(String name) {
    var scenario = Scenario.find(Path.of("nowhere"), name, problems);
    assertThat(problems).isEmpty();
    assertThat(scenario.orElseThrow().name().replace(' ', '-')).isEqualTo(name);
  }

  @Test
  void everythingThatAFileSaysIsRead() {
    Conditions read =
        Scenario.read(
                """
                scenario: odd day
                about: A test
                seed: 9
                answers in: {median: 150 ms, spread: 0.5}
                sender: {segments per second: 30, queue: 2 minutes}
                account: {texts per second: 50, at once: 7}
                requests: {too many: 2%, half answer after: 0.5%}
                hang: 3 s
                spells:
                  - after requests: 10
                    for requests: 5
                    answers in: 1 s
                    requests: {error before: 100%}
                phones:
                  refused: {21610: 1%}
                  undelivered: {30003: 2%}
                filter: {share: 3%, words: [Bit.ly]}
                delivery: 2 s
                callbacks: {late: 100 ms, lost: 1%, repeated: 2%, out of order: 3%}
                replies: {share: 5%, after: 1 s, reactions: 20%, say: {"YES": 60%, "STOP": 40%}}
                """,
                "odd.yaml", problems)
            .orElseThrow()
            .conditions();
    assertThat(problems).isEmpty();
    assertThat(read)
        .isEqualTo(
            new Conditions(
                9,
                new Latency.LogNormal(Duration.ofMillis(150), 0.5),
                new Capacity(30, Duration.ofMinutes(2), 50, 7),
                Shares.of(
                    Map.of(
                        FaultScript.OnCreate.TOO_MANY, 0.02,
                        FaultScript.OnCreate.HALF_ANSWER_AFTER, 0.005)),
                Duration.ofSeconds(3),
                List.of(
                    new FaultWindow(
                        10,
                        5,
                        java.util.Optional.of(Latency.fixed(Duration.ofSeconds(1))),
                        java.util.Optional.of(
                            Shares.of(Map.of(FaultScript.OnCreate.ERROR_BEFORE, 1.0))))),
                new DeliveryOutcomes(
                    Shares.of(Map.of(21610, 0.01)),
                    Shares.of(Map.of(30003, 0.02)),
                    0.03,
                    List.of("bit.ly")),
                new CallbackBehavior(
                    Latency.fixed(Duration.ofSeconds(2)),
                    Latency.fixed(Duration.ofMillis(100)),
                    Shares.of(
                        Map.of(
                            FaultScript.OnCallbacks.LOST, 0.01,
                            FaultScript.OnCallbacks.TWICE, 0.02,
                            FaultScript.OnCallbacks.BACKWARDS, 0.03))),
                new ReplyBehavior(
                    0.05,
                    Latency.fixed(Duration.ofSeconds(1)),
                    Shares.of(Map.of("YES", 0.6, "STOP", 0.4)),
                    0.2)));
    assertThat(read.answers(10)).isEqualTo(read.answers());
    assertThat(read.answers(11)).isEqualTo(Latency.fixed(Duration.ofSeconds(1)));
    assertThat(read.mishaps(15).at(0.99)).contains(FaultScript.OnCreate.ERROR_BEFORE);
    assertThat(read.mishaps(16)).isEqualTo(read.mishaps());
  }

  @Test
  void everyMistakeIsNamedWithItsPlace() {
    var scenario =
        Scenario.read(
            """
            scenario: odd day
            about: A test
            answers in: soon
            requests:
              too much: 2%
              too many: 70%
              error after: 40%
            phones:
              refused: {2161: 1%}
            filter: {share: 3}
            weather: fine
            """,
            "odd.yaml", problems);
    assertThat(scenario).isEmpty();
    assertThat(problems.sorted().stream().map(ScenarioTest::line))
        .containsExactly(
            "odd.yaml:3:13: answers in: expected a length of time such as 150 ms or 2 minutes, found 'soon'",
            "odd.yaml:5:3: these shares are more than the whole",
            "odd.yaml:5:13: requests: 'too much' is none of its names",
            "odd.yaml:9:19: refused: '2161' is none of its names",
            "odd.yaml:10:17: share: expected a share from 0% to 100%, found '3'",
            "odd.yaml:11:1: 'weather' means nothing here");
  }

  @Test
  void aCampaignsOwnScenarioComesFirstAndAnUnknownOneIsNamed(@TempDir Path home) throws Exception {
    Files.createDirectories(home.resolve(Scenario.FOLDER));
    Files.writeString(
        home.resolve(Scenario.FOLDER).resolve("calm-day.yaml"),
        "scenario: our calm\nabout: Ours\n");
    assertThat(Scenario.find(home, "calm-day", problems).orElseThrow().name())
        .isEqualTo("our calm");
    assertThat(Scenario.find(home, "calm-dya", problems)).isEmpty();
    assertThat(problems.getFirst().hint()).contains("did you mean 'calm-day'?");
    assertThat(Scenario.find(home, "../turnout", new Problems())).isEmpty();
  }

  private static String line(Problem problem) {
    return problem.place() + ": " + problem.message();
  }
}
