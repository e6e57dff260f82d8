package org.turnout.lab.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class RoundsTest {
  private final List<String> order = new ArrayList<>();

  /// Plays back slices of so many operations in one second, with so much foreign load.
  private final class Played implements Contender {
    private final String name;
    private final Deque<Slice> slices = new ArrayDeque<>();

    Played(String name) {
      this.name = name;
    }

    Played then(int perSecond, double foreign) {
      var load = new LoadResult(perSecond, Duration.ofSeconds(1), new Histogram(3));
      slices.add(new Slice(load, Map.of(), 0, foreign));
      return this;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public Slice run() {
      order.add(name);
      return slices.remove();
    }
  }

  @Test
  void theOrderTurnsFromRoundToRound() {
    var a = new Played("a").then(1, 0).then(1, 0).then(1, 0);
    var b = new Played("b").then(1, 0).then(1, 0).then(1, 0);
    Rounds.run(3, List.of(a, b));
    assertThat(order).containsExactly("a", "b", "b", "a", "a", "b");
  }

  @Test
  void ratiosAreTakenWithinEachRound() {
    var a = new Played("a").then(100, 0).then(30, 0).then(200, 0);
    var b = new Played("b").then(200, 0).then(100, 0).then(400, 0);
    Spread ratio = Rounds.run(3, List.of(a, b)).ratio("a", "b", s -> s.load().perSecond());
    assertThat(ratio).isEqualTo(new Spread(0.5, 0.3, 0.5));
  }

  @Test
  void aNoisyRoundIsRunAgainThreeTimesAndThenMarked() {
    var a = new Played("a");
    for (int i = 1; i <= 6; i++) {
      a.then(i, i < 3 ? 0.5 : i == 6 ? 0.2 : 0);
    }
    Rounds rounds = Rounds.run(3, List.of(a));
    assertThat(rounds.noisy()).isZero();
    assertThat(rounds.of("a")).extracting(s -> s.load().answered()).containsExactly(3L, 4L, 5L);

    var never = new Played("b");
    for (int i = 1; i <= 5; i++) {
      never.then(i, 0.5);
    }
    Rounds noisy = Rounds.run(2, List.of(never));
    assertThat(noisy.noisy()).isEqualTo(2);
    assertThat(noisy.of("b")).extracting(s -> s.load().answered()).containsExactly(4L, 5L);
  }

  @Test
  void aGoalFailsOnlyWhenEveryRoundMissesIt() {
    assertThat(Goal.atLeast(0.15).judge(new Spread(0.16, 0.1, 0.2))).isEqualTo(Goal.Verdict.PASS);
    assertThat(Goal.atLeast(0.15).judge(new Spread(0.14, 0.1, 0.2))).isEqualTo(Goal.Verdict.CLOSE);
    assertThat(Goal.atLeast(0.15).judge(new Spread(0.1, 0.1, 0.14))).isEqualTo(Goal.Verdict.FAIL);
    assertThat(Goal.atMost(5).judge(new Spread(6, 4, 9))).isEqualTo(Goal.Verdict.CLOSE);
  }
}
