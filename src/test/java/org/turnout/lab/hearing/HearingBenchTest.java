package org.turnout.lab.hearing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.turnout.lab.hearing.HearingScore.Mark;

/// The floors: how well people are heard may only rise.
class HearingBenchTest {
  private static final Map<String, HearingScore> SCORES =
      HearingBench.scores(LabeledInput.Set.WRITTEN);

  @Test
  void answersAreHeardRightOrAskedBackAndHardlyEverTakenWrong() {
    for (String kind : new String[] {"yesno", "number", "day", "time", "name", "row", "ordinal"}) {
      assertThat(right(kind)).as("right: %s", kind).isGreaterThanOrEqualTo(0.95);
    }
    assertThat(right("site")).as("right: site").isGreaterThanOrEqualTo(0.9);
    assertThat(wrong("yesno")).as("a yes or no taken wrongly").isZero();
    assertThat(wrong("number")).as("a number taken wrongly").isZero();
    assertThat(wrong("time")).as("a time taken wrongly").isZero();
    for (String kind : new String[] {"day", "name"}) {
      assertThat(wrong(kind)).as("wrong: %s", kind).isLessThanOrEqualTo(0.01);
    }
  }

  @Test
  void everyKindHasInputsOfEveryLanguage() {
    SCORES
        .keySet()
        .forEach(kind -> {
          for (String language : new String[] {"en", "es", "tl"}) {
            assertThat(LabeledInput.of(LabeledInput.Set.WRITTEN, kind, language))
                .as(kind + language)
                .isNotEmpty();
          }
        });
  }

  private static double right(String kind) {
    return score(kind).share(Mark.RIGHT);
  }

  private static double wrong(String kind) {
    return score(kind).share(Mark.WRONG);
  }

  private static HearingScore score(String kind) {
    assertThat(SCORES).containsKey(kind);
    return SCORES.getOrDefault(kind, new HearingScore());
  }
}
