package org.turnout.lab.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.turnout.lab.bench.BenchReport;
import org.turnout.lab.bench.load.BenchResult.Figure;

class BenchResultTest {
  @TempDir private Path folder;

  private final BenchResult outcome =
      new BenchResult(
          "turns.max",
          List.of(
              Figure.of("product", new Spread(12118, 9000, 13000), "/s"),
              Figure.of("ratio", new Spread(0.1, 0.09, 0.12), "", Goal.atLeast(0.15))),
          Map.of("foreign", "3%"));

  @Test
  void aLineForPeopleHasEveryFigureWithItsSpreadAndVerdict() {
    assertThat(outcome.line())
        .isEqualTo(
            "turns.max         product 12,118 [9,000-13,000]/s"
                + "  ratio 0.1 [0.09-0.12] (goal >= 0.15: FAIL)  foreign 3%");
  }

  @Test
  void aLineForMachinesIsJson() {
    assertThat(outcome.json())
        .isEqualTo(
            """
            {"case":"turns.max","figures":[\
            {"name":"product","unit":"/s","median":12118.0,"min":9000.0,"max":13000.0},\
            {"name":"ratio","unit":"","median":0.1,"min":0.09,"max":0.12,\
            "goal":">= 0.15","verdict":"fail"}],"foreign":"3%"}\
            """);
  }

  @Test
  void everyRunIsAddedToAFile() throws Exception {
    var out = new StringWriter();
    var report = new BenchReport(folder, new PrintWriter(out), true);
    assertThat(report.say("turns", List.of(outcome))).isFalse();
    report.say("turns", List.of(outcome));
    assertThat(Files.readAllLines(folder.resolve("turns.jsonl"))).hasSize(2);
    assertThat(out.toString().strip().lines()).allMatch(outcome.json()::equals);
  }
}
