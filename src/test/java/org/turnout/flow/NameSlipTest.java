package org.turnout.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameSlipTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Eze, not Exe                           | Ana Exe        | Ana Eze        |
          its spelled Jocelyn not Joselyn        | Joselyn Kapule | Jocelyn Kapule |
          its spelled Jocelyn not Joselyn. kaiser | Joselyn Kapule | Jocelyn Kapule | kaiser
          Pérez no Peres                         | Rosa Peres     | Rosa Pérez     |
          Ávila, no Avilla                       | Rosa Avilla    | Rosa Ávila     |
          Reyes po hindi Reys                    | Ana Reys       | Ana Reyes      |
          """)
  void aWordTakesThePlaceOfTheOneThatItIsNearestTo(
      String text, String name, String better, String rest) {
    assertThat(NameSlip.besides(text, name))
        .contains(new NameSlip.Slip(better, rest == null ? "" : rest));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Eze not Lee", "yes not no", "Mason not sure", "not Exe", "Exe not Eze"})
  void whatIsNoWordOfTheNameIsNoSlip(String text) {
    assertThat(NameSlip.besides(text, "Ana Exe")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "x'", "x not ", "x!", "- ", "not "})
  void twiceTheLengthCostsAboutTwiceTheTime(String piece) {
    assertThat(cheapest(piece.repeat(8_000)))
        .isLessThan(4 * cheapest(piece.repeat(4_000)) + 40_000);
  }

  @Test
  void aTextWithoutAnEndIsNoSlip() {
    assertThat(NameSlip.besides("x".repeat(60_000), "Ana Exe")).isEmpty();
  }

  private static long cheapest(String text) {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 15; i++) {
      long start = System.nanoTime();
      NameSlip.besides(text, "Ana Exe");
      least = Math.min(least, System.nanoTime() - start);
    }
    return least;
  }
}
