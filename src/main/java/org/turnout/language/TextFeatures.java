package org.turnout.language;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What two texts are compared by: their words, the pairs of words next to each other, and the
/// letters of a word by threes, so that "stikers" is still like "stickers".
final class TextFeatures {
  private static final double WORD = 1;
  private static final double PAIR = 0.7;
  private static final double LETTERS = 0.35;
  private static final int LENGTH = 3;

  /// One number is as good as another.
  private static final String NUMBER = "#";

  /// More words tell a story.
  private static final int MOST = 60;

  private TextFeatures() {}

  /// Each feature with what it counts for; none for a text without words.
  static Map<String, Double> of(String text) {
    var found = new LinkedHashMap<String, Double>();
    var words = words(text);
    if (words.isEmpty()) {
      return found;
    }
    String before = "^";
    for (String word : words) {
      found.merge("w " + word, WORD, Math::max);
      found.merge("p " + before + " " + word, PAIR, Math::max);
      before = word;
      if (!word.equals(NUMBER)) {
        letters("_" + word + "_", found);
      }
    }
    found.merge("p " + before + " $", PAIR, Math::max);
    return found;
  }

  private static List<String> words(String text) {
    var words = new ArrayList<String>();
    for (String word : TextFold.withoutSigns(TextFold.words(text)).split(" ")) {
      String one = !word.isEmpty() && Character.isDigit(word.charAt(0)) ? NUMBER : word;
      boolean again = one.equals(NUMBER) && !words.isEmpty() && words.getLast().equals(one);
      if (!one.isEmpty() && !again && words.size() < MOST) {
        words.add(one);
      }
    }
    return words;
  }

  private static void letters(String word, Map<String, Double> found) {
    for (int i = 0; i + LENGTH <= word.length(); i++) {
      found.merge("l " + word.substring(i, i + LENGTH), LETTERS, Math::max);
    }
  }
}
