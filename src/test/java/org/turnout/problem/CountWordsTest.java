package org.turnout.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CountWordsTest {
  @Test
  void oneIsOneAndEveryOtherNumberIsSeveral() {
    assertThat(CountWords.many(1, "text has", "texts have")).isEqualTo("1 text has");
    assertThat(CountWords.many(0, "text has", "texts have")).isEqualTo("0 texts have");
    assertThat(CountWords.many(1_400, "text", "texts")).isEqualTo("1,400 texts");
  }
}
