package org.turnout.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PhrasePatternsTest {
  private static final Map<String, List<String>> ROLES =
      Map.of("end", List.of("stop", "knock off"), "det", List.of("the", "all of"));

  private static boolean finds(String phrase, String text) {
    return PhrasePatterns.of(List.of(phrase), ROLES)
        .find(PhrasePatterns.wordsOf(TextFold.words(text)))
        .isPresent();
  }

  @Test
  void aRoleHasWordsAndRowsOfWordsAndMayBeRepeated() {
    assertThat(finds("@end @det* texts", "please stop texts")).isTrue();
    assertThat(finds("@end @det* texts", "knock off all of the texts")).isTrue();
    assertThat(finds("@end @det* texts", "stop my texts")).isFalse();
  }

  @Test
  void aChoiceIsOfWordsOutsideOfParenthesesAndOfRowsInside() {
    assertThat(finds("a|b c", "b c")).isTrue();
    assertThat(finds("a|b c", "a d")).isFalse();
    assertThat(finds("^ (a|b c (d|e)?) $", "a")).isTrue();
    assertThat(finds("^ (a|b c (d|e)?) $", "b c e")).isTrue();
    assertThat(finds("^ (a|b c (d|e)?) $", "a c")).isFalse();
  }

  @Test
  void anyWordAndAnyButSomeAndPiecesOfWordsAreFoundToo() {
    assertThat(finds("sent from _ $", "stop sent from mars")).isTrue();
    assertThat(finds("stop !@det|it", "stop the cuts")).isFalse();
    assertThat(finds("stop !@det|it", "stop cuts")).isTrue();
    assertThat(finds("stop ~ing", "stop floating us")).isTrue();
    assertThat(finds("stop ~ing", "stop rings")).isFalse();
    assertThat(finds("~退订~", "请退订吧")).isTrue();
  }

  @Test
  void theTwoEndsOfATextHold() {
    assertThat(finds("^ stop $", "stop")).isTrue();
    assertThat(finds("^ stop $", "stop now")).isFalse();
    assertThat(finds("^ stop $", "now stop")).isFalse();
  }

  @Test
  void whatIsWrittenWrongFindsNothingAndBreaksNothing() {
    assertThat(finds("@nobody here", "here")).isFalse();
    assertThat(finds("(a b", "a b")).isTrue();
    assertThat(finds("a) b", "a b")).isTrue();
    assertThat(finds("?", "a")).isFalse();
  }
}
