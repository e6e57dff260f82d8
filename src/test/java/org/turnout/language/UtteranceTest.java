package org.turnout.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UtteranceTest {
  @Test
  void signsBetweenDigitsStayAndAllOthersPart() {
    assertThat(words("Don't: 7:30 p.m. on 10/5, 1,000 twenty-five (ok)"))
        .containsExactly("dont", "7:30", "pm", "on", "10/5", "1,000", "twenty", "five", "ok");
    assertThat(words("-3 and 6am-10am and 10-2"))
        .containsExactly("-3", "and", "6am", "10am", "and", "10-2");
    assertThat(words("👍🏽 yes\u200b!")).containsExactly("👍", "yes");
  }

  @Test
  void aQuestionMarkIsNoted() {
    assertThat(Utterance.of("yes?").asks()).isTrue();
    assertThat(Utterance.of("¿sí").asks()).isFalse();
    assertThat(Utterance.of("yes").asks()).isFalse();
  }

  @Test
  void aPhraseNeverTakesWordsThatAreExplained() {
    var table = new PhraseTable<>(Map.of("two dozen", 24, "dozen", 12));
    var said = Utterance.of("two dozen");
    said.explain(1, 1);
    assertThat(said.match(table, 0)).isNull();
    assertThat(said.match(table, 1)).isNull();
    assertThat(said.left()).isOne();
    assertThat(said.unexplained()).isEqualTo(List.of("two"));
  }

  @Test
  void aMembersWordsStayOutOfLogs() {
    assertThat(Utterance.of("Ana Cruz").toString()).doesNotContain("ana").contains("2");
  }

  private static List<String> words(String text) {
    return Utterance.of(text).words();
  }
}
