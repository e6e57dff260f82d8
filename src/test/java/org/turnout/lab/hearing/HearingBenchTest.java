package org.turnout.lab.hearing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.turnout.lab.hearing.HearingScore.Mark;

/// The floors: how well people are heard may only rise.
class HearingBenchTest {
  private static final String[] ANSWERS = {
    "yesno", "number", "day", "time", "name", "row", "ordinal", "site"
  };

  private static final Map<LabeledInput.Set, Map<String, HearingScore>> SCORES =
      new EnumMap<>(LabeledInput.Set.class);

  static {
    for (LabeledInput.Set set : LabeledInput.Set.values()) {
      SCORES.put(set, HearingBench.scores(set));
    }
  }

  @Test
  void answersAreHeardRightOrAskedBackAndHardlyEverTakenWrong() {
    floor(LabeledInput.Set.WRITTEN, 0.97, ANSWERS);
  }

  @Test
  void soAreThoseOfPeopleWhoHadNotSeenTheCode() {
    floor(LabeledInput.Set.LATER, 0.94, ANSWERS);
  }

  @Test
  void everyReportedAnswerIsHeardRight() {
    floor(LabeledInput.Set.REPORTED, 1, ANSWERS);
    floor(LabeledInput.Set.REPORTED, 1, "phonetext");
  }

  @Test
  void generatedAnswersAreHeardAsTheyWereMeant() {
    floor(LabeledInput.Set.GENERATED, 0.99, "number", "day", "time", "name", "ordinal");
    assertThat(scores(LabeledInput.Set.GENERATED).values())
        .extracting(HearingScore::total)
        .satisfies(totals ->
            assertThat(totals.stream().mapToInt(Integer::intValue).sum())
                .isGreaterThanOrEqualTo(1_500));
  }

  @Test
  void pleasAreStoppedOrHeldAndOtherTextsLeftAlone() {
    assertThat(score(LabeledInput.Set.WRITTEN, "optout").share(Mark.RIGHT)).isGreaterThan(0.99);
    assertThat(score(LabeledInput.Set.LATER, "optout").share(Mark.RIGHT)).isGreaterThan(0.93);
    assertThat(score(LabeledInput.Set.REPORTED, "optout").share(Mark.RIGHT)).isEqualTo(1);
  }

  @Test
  void noSpokenValueIsTakenWrong() {
    Assumptions.assumeFalse(
        SpokenVectors.read().isEmpty(), "shared/vectors/spoken_values.json is not here");
    floor(LabeledInput.Set.VECTORS, 0.6, "number", "day", "moment", "ordinal");
  }

  @Test
  void everyKindHasInputsOfEveryLanguage() {
    scores(LabeledInput.Set.WRITTEN)
        .keySet()
        .forEach(kind -> {
          for (String language : new String[] {"en", "es", "tl"}) {
            assertThat(LabeledInput.of(LabeledInput.Set.WRITTEN, kind, language))
                .as(kind + language)
                .isNotEmpty();
          }
        });
  }

  /// At least so many are right, and at most two in a thousand are taken wrong.
  private static void floor(LabeledInput.Set set, double right, String... kinds) {
    for (String kind : kinds) {
      HearingScore score = score(set, kind);
      assertThat(score.share(Mark.RIGHT))
          .as("right: %s %s", set, kind)
          .isGreaterThanOrEqualTo(right);
      assertThat(score.share(Mark.WRONG)).as("wrong: %s %s", set, kind).isLessThanOrEqualTo(0.002);
    }
    assertThat(scores(set).keySet()).containsAll(Arrays.asList(kinds));
  }

  private static HearingScore score(LabeledInput.Set set, String kind) {
    return scores(set).getOrDefault(kind, new HearingScore());
  }

  private static Map<String, HearingScore> scores(LabeledInput.Set set) {
    return SCORES.getOrDefault(set, Map.of());
  }
}
