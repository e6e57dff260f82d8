package org.turnout.channel.discord;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.turnout.testkit.Arbitrary;
import org.turnout.testkit.ForAll;

class DiscordTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Reply YES or NO.|Reply YES or NO.",
        "*bold* _it_ ~~gone~~ `code`|\\*bold\\* \\_it\\_ \\~\\~gone\\~\\~ \\`code\\`",
        "<@123> and <@&4>|\\<\\@123> and \\<\\@&4>",
        "@everyone come|\\@everyone come",
        "see https://a.example/x_y_z and a_b|see https://a.example/x_y_z and a\\_b",
        "[click](https://evil.example)|\\[click\\](https://evil.example)",
        "1. Sunset|1\\. Sunset",
        "# loud|\\# loud",
        "- item|\\- item",
        "#1 fan, 3.5 h, a - b > c|#1 fan, 3.5 h, a - b > c"
      })
  void readsOnDiscordAsOnThePhone(String text, String shown) {
    assertThat(DiscordText.plain(text)).isEqualTo(shown);
  }

  @Test
  void aListIsNotRenumbered() {
    assertThat(DiscordText.plain("Which?\n2. Sunset\n3. Mt Hood"))
        .isEqualTo("Which?\n2\\. Sunset\n3\\. Mt Hood");
  }

  @Test
  void aLongTextIsCutAtAParagraphThatFits() {
    String first = "a".repeat(1500);
    String second = "b".repeat(1500);
    assertThat(DiscordText.parts(first + "\n\n" + second)).containsExactly(first, second);
  }

  @Test
  void everyPartFitsAndNoWordIsLost() {
    Arbitrary<String> pieces = Arbitrary.texts(300);
    Arbitrary<Integer> times = Arbitrary.ints(1, 40);
    ForAll.<String>of(random -> pieces.draw(random).repeat(times.draw(random)))
        .tries(300)
        .check(text -> {
          var parts = DiscordText.parts(text);
          assertThat(parts).allMatch(part -> part.length() <= DiscordText.LIMIT);
          assertThat(black(String.join("", parts))).isEqualTo(black(text));
        });
  }

  /// Without white space of any alphabet: at a cut it may go.
  private static String black(String text) {
    return text.codePoints()
        .filter(character -> !Character.isWhitespace(character))
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  @Test
  void whiteSpaceOfAnyAlphabetMayGoAtACut() {
    String piece = "a".repeat(1_500) + "\u3000\u2028";
    assertThat(DiscordText.parts(piece + piece)).allMatch(part -> part.length() <= 2_000);
    assertThat(black(String.join("", DiscordText.parts(piece + piece))))
        .isEqualTo("a".repeat(3_000));
  }

  @Test
  void anEmojiIsNeverCutInHalf() {
    String text = "x" + "✊🏽👍".repeat(600);
    assertThat(DiscordText.parts(text))
        .noneMatch(part -> Character.isHighSurrogate(part.charAt(part.length() - 1)));
  }
}
