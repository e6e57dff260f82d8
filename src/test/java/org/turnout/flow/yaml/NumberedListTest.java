package org.turnout.flow.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.turnout.flow.Step;
import org.turnout.flow.Value;

class NumberedListTest {
  private static Step.Word word(String key, String kept, String... also) {
    return new Step.Word(key, new Value.Text(kept), Map.of("en", List.of(also)), Optional.empty());
  }

  private static List<String> given(String text, Step.Word... words) {
    return NumberedList.of(text).numbered(List.of(words)).stream()
        .map(word -> word.key() + " " + word.also().get("en"))
        .toList();
  }

  @Test
  void aNumberGoesToTheAnswerWhoseWordIsBehindIt() {
    var words = new Step.Word[] {word("SOUP", "soup"), word("SALAD", "salad")};
    assertThat(given("Lunch?\n 1. SALAD\n 2) SOUP (lentils)", words))
        .containsExactly("SOUP [2]", "SALAD [1]");
    assertThat(given("Lunch? 1 SOUP, 2 SALAD or text STEWARD.", words))
        .containsExactly("SOUP [1]", "SALAD [2]");
    assertThat(given("Reply 1 for SOUP or 2 for SALAD", words))
        .containsExactly("SOUP [1]", "SALAD [2]");
  }

  @Test
  void otherwiseToTheOnlyOneThatIsNamed() {
    assertThat(
            given(
                "1 Main Hall\n2 East wing, by the lab\n3 Main garage",
                word("HALL", "hall"),
                word("EAST", "east"),
                word("CARS", "Main garage")))
        .containsExactly("HALL [1]", "EAST [2]", "CARS [3]");
    assertThat(given("1 East and west\n2 West", word("EAST", "e"), word("WEST", "w")))
        .containsExactly("EAST []", "WEST [2]");
  }

  @Test
  void aNumberThatIsTakenStays() {
    assertThat(given("1 TEA\n2 MILK", word("TEA", "tea", "2"), word("MILK", "milk")))
        .containsExactly("TEA [2, 1]", "MILK []");
    assertThat(given("1 TEA\n2 STEWARD", word("TEA", "tea"), word("2", "2")))
        .containsExactly("TEA [1]", "2 []");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Reply YES or NO.",
        "Come at 1 PM or 2 PM?",
        "Call 1 NURSE on floor 2 WEST",
        "Text 5 EAST or 6 WEST.",
        "1 of us, 2 of you",
        "Building 2 NORTH",
        "At 10:1 ODDS, 10:2 EVENS",
        "{choices}",
      })
  void whatDoesNotCountUpInCapitalsIsNoList(String text) {
    assertThat(given(text, word("YES", "yes"), word("WEST", "west")))
        .containsExactly("YES []", "WEST []");
  }
}
