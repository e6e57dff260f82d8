package org.turnout.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PhraseTableTest {
  private static final PhraseTable<Integer> TABLE =
      new PhraseTable<>(Map.of("two", 2, "two dozen", 24, "half a dozen", 6));

  @Test
  void theLongestPhraseWins() {
    assertThat(TABLE.at(List.of("two", "dozen"), 0)).isEqualTo(new PhraseTable.Match<>(24, 2));
    assertThat(TABLE.at(List.of("two", "pls"), 0)).isEqualTo(new PhraseTable.Match<>(2, 1));
    assertThat(TABLE.at(List.of("half", "a"), 0)).isNull();
    assertThat(TABLE.at(List.of("pls", "two"), 0)).isNull();
  }

  @Test
  void aWordThatIsOneLetterOffIsKnownUnlessItIsNearTwoMeanings() {
    var table = new PhraseTable<>(Map.of("twenty", 20, "martes", 2, "marters", 3, "two", 2));
    assertThat(table.misspelled("twnety", 5)).isEqualTo(20);
    assertThat(table.misspelled("marter", 5)).isNull();
    assertThat(table.misspelled("tow", 5)).isNull();
    assertThat(table.misspelled("picket", 5)).isNull();
  }

  @Test
  void anotherTableFillsInWhatThisOneDoesNotSay() {
    var other = new PhraseTable<>(Map.of("two", 20, "dos", 2, "once", 11));
    var both = TABLE.orElse(other, "once"::equals);
    assertThat(both.get("two")).isEqualTo(2);
    assertThat(both.get("dos")).isEqualTo(2);
    assertThat(both.get("once")).isNull();
  }
}
