package org.turnout.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.turnout.language.Examples.Example;

class ExamplesTest {
  private final List<Example<String>> shown =
      List.of(
          new Example<>("when do i picket", "when"),
          new Example<>("what time is my shift", "when"),
          new Example<>("where do i have to be on monday", "when"),
          new Example<>("cant make it monday", "drop"),
          new Example<>("i have to cancel my shift my kid is sick", "drop"),
          new Example<>("sorry wont be there", "drop"),
          new Example<>("how much is strike pay", "person"),
          new Example<>("can they fire me for a picket", "person"));
  private final Examples<String> examples = new Examples<>(shown);

  @Test
  void aTextMeansWhatTheExamplesMeanThatItIsLike() {
    assertThat(meaning("what time do i picket")).isEqualTo("when");
    assertThat(meaning("cant make my shift, sick kid")).isEqualTo("drop");
    assertThat(meaning("will i get strike pay")).isEqualTo("person");
  }

  @Test
  void aSlipOfTheThumbChangesLittle() {
    assertThat(meaning("wat tiem is my shfit")).isEqualTo("when");
  }

  @Test
  void oneNumberIsAsGoodAsAnother() {
    var numbers =
        new Examples<>(
            List.of(new Example<>("send 12 please", "order"), new Example<>("go away", "leave")));
    assertThat(numbers.of("send 400 please")).isEqualTo(numbers.of("send 12 please"));
  }

  @Test
  void aTextThatSaysMuchElseIsLessLikely() {
    double plain = examples.of("when do i picket").orElseThrow().share();
    double more =
        examples.of("when do i picket the moon with seven green elephants").orElseThrow().share();
    assertThat(more).isLessThan(plain);
  }

  @Test
  void theSameExamplesAlwaysSayTheSame() {
    assertThat(new Examples<>(shown).of("am i on monday")).isEqualTo(examples.of("am i on monday"));
  }

  @Test
  void aTextThatSharesNothingMeansNothing() {
    assertThat(examples.of("qqq zzz")).isEmpty();
    assertThat(examples.of("")).isEmpty();
    assertThat(new Examples<String>(List.of()).of("shift")).isEmpty();
  }

  private String meaning(String text) {
    return examples.of(text).orElseThrow().meaning();
  }
}
