package org.turnout;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// The Flesch-Kincaid grade of an English text: 0.39 words a sentence + 11.8 syllables a word -
/// 15.59. A line ends a sentence, as a list does. A word in capitals is a word; a figure, a day or
/// a phone number is one of one syllable.
final class ReadingGrade {
  private static final Pattern SENTENCE = Pattern.compile("[.!?]+(?=\\s|$)|\\n");
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\d'][\\p{L}\\d':.#&-]*");
  private static final Pattern FIGURE =
      Pattern.compile("\\d[\\d,.:-]*(am|pm)?(-\\d[\\d:]*(am|pm)?)?");
  private static final Pattern VOWELS = Pattern.compile("[aeiouy]+");

  /// Words that the rule below miscounts.
  private static final Map<String, Integer> KNOWN =
      Map.of(
          "alliance",
          3,
          "permanente",
          4,
          "idea",
          3,
          "california",
          4,
          "everything",
          3,
          "being",
          2,
          "area",
          3,
          "usually",
          4);

  private ReadingGrade() {}

  static double of(String text) {
    int sentences = 0;
    var words = new ArrayList<String>();
    for (var sentence : SENTENCE.split(text, -1)) {
      var own = words(sentence);
      sentences += own.isEmpty() ? 0 : 1;
      words.addAll(own);
    }
    if (words.isEmpty()) {
      return 0;
    }
    int syllables = words.stream().mapToInt(ReadingGrade::syllables).sum();
    return 0.39 * words.size() / sentences + 11.8 * syllables / words.size() - 15.59;
  }

  private static List<String> words(String sentence) {
    var words = new ArrayList<String>();
    var found = WORD.matcher(sentence);
    while (found.find()) {
      if (FIGURE.matcher(found.group()).matches()) {
        words.add("1");
      } else {
        for (var part : found.group().split("[-&:.#]", -1)) {
          if (!part.isEmpty()) {
            words.add(part);
          }
        }
      }
    }
    return words;
  }

  /// Groups of vowels, without an e that is not heard: at the end, and in "-ed" and "-es".
  static int syllables(String word) {
    var letters = word.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    Integer known = KNOWN.get(letters);
    if (known != null) {
      return known;
    }
    int count = (int) VOWELS.matcher(letters).results().count();
    boolean silent =
        letters.matches(".*[^aeiouy]e")
            ? !letters.matches(".*[^aeiouy]le")
            : letters.matches(".*[^aeiouytd]ed") || letters.matches(".*[^aeiouyszxhgc]es");
    return Math.max(1, silent ? count - 1 : count);
  }
}
