package org.turnout.testkit;

import java.util.List;
import java.util.function.ToIntFunction;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// Makes texts of characters that break programs.
final class StrangeTexts {
  /// Characters that mean something to one reader or another, and some that people really type.
  private static final String SPECIAL =
      " \t\r\n\0\"'`\\/{}[]()<>#&*!|%@:;,.-_~^$?=+€£éñßıſİ\u00a0\u00ad\u0085\u200b\u200d\u200e"
          + "\u202e\u2028\u2029\u0301\u20e3\ufe0f\ufeff\ufffd\uffff\ue000\ud7ff\ud800\udbff\udc00"
          + "\udfff";

  private static final List<ToIntFunction<RandomGenerator>> CHARACTERS =
      List.of(
          random -> random.nextInt(' ', 0x7f),
          random -> random.nextInt(' ', 0x7f),
          random -> random.nextInt('a', 'z' + 1),
          random -> random.nextInt('0', '9' + 1),
          random -> SPECIAL.charAt(random.nextInt(SPECIAL.length())),
          random -> random.nextInt(0x100),
          random -> random.nextInt(0x10000),
          random -> random.nextInt(0x1f300, 0x1fb00),
          random -> random.nextInt(0x10000, 0x110000));

  private static final List<String> EDGES =
      List.of(
          "",
          " ",
          "\0",
          "\n",
          "\r\n",
          "a",
          "0",
          "-1",
          "'",
          "\"",
          "\\",
          "%",
          "é",
          "e\u0301",
          "İ",
          "ß",
          "\u00a0",
          "\u200b",
          "\u202e",
          "\ufeff",
          "\uffff",
          "\ud800",
          "\udfff",
          "\udfff\ud800",
          "👍",
          "👍🏽",
          "\ud83c\udde8\ud83c\uddf1",
          "1\ufe0f\u20e3",
          "९");

  private StrangeTexts() {}

  /// @param most in Java's characters, of which an emoji takes two or more
  static Arbitrary<String> upTo(int most) {
    Arbitrary<Integer> sizes = Arbitrary.sizes(0, most);
    List<String> edges =
        Stream.concat(
                EDGES.stream().filter(edge -> edge.length() <= most),
                Stream.of("a".repeat(most), "€".repeat(most), " ".repeat(most)))
            .distinct()
            .toList();
    return Arbitrary.of(edges, random -> text(sizes.draw(random), random));
  }

  /// Half of the texts keep to one kind of character, as people do.
  private static String text(int size, RandomGenerator random) {
    int only = random.nextInt(2 * CHARACTERS.size());
    var text = new StringBuilder();
    while (text.length() < size) {
      int kind = only < CHARACTERS.size() ? only : random.nextInt(CHARACTERS.size());
      text.appendCodePoint(CHARACTERS.get(kind).applyAsInt(random));
    }
    text.setLength(size);
    return text.toString();
  }
}
