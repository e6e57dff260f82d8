package org.turnout.language;

import java.util.ArrayList;
import java.util.List;
import org.turnout.language.ParsedAnswer.Reason;

/// Typed full names: what a petition is signed with, so it is kept as it was typed.
record NameParser(Vocabulary vocabulary) {
  /// Longer than any name on a membership roll.
  private static final int LONGEST = 80;

  private static final int LONGEST_LEAD = 5;

  ParsedAnswer<String> in(String text) {
    String typed = withoutInvisible(text).strip();
    if (typed.isEmpty()) {
      return ParsedAnswer.unclear(Reason.EMPTY);
    }
    List<String> words = new ArrayList<>(List.of(typed.split("\\s+", -1)));
    words.subList(0, lead(words)).clear();
    String name = ends(String.join(" ", words));
    if (name.isEmpty() || name.length() > LONGEST || !lettersOnly(name) || sentence(name)) {
      return ParsedAnswer.unclear(Reason.NOT_FOUND);
    }
    long real = List.of(name.split(" ", -1)).stream().filter(NameParser::hasLetter).count();
    return real < 2 ? ParsedAnswer.unclear(Reason.ONE_WORD) : ParsedAnswer.of(name);
  }

  /// How many words at the beginning are "my name is".
  private int lead(List<String> words) {
    for (int n = Math.min(LONGEST_LEAD, words.size() - 1); n > 0; n--) {
      if (vocabulary.nameLeads().contains(TextFold.words(String.join(" ", words.subList(0, n))))) {
        return n;
      }
    }
    return 0;
  }

  private static String ends(String name) {
    int to = name.length();
    while (to > 0 && ",;:!\"".indexOf(name.charAt(to - 1)) >= 0) {
      to--;
    }
    int from = 0;
    while (from < to && ",;:\"-".indexOf(name.charAt(from)) >= 0) {
      from++;
    }
    return name.substring(from, to).strip();
  }

  private static boolean lettersOnly(String name) {
    return name.codePoints()
        .allMatch(c ->
            Character.isLetter(c)
                || c == ' '
                || "'’‘.-,·".indexOf(c) >= 0
                || Character.getType(c) == Character.NON_SPACING_MARK
                || Character.getType(c) == Character.COMBINING_SPACING_MARK);
  }

  /// "no thanks" has two words and is nobody's name.
  private boolean sentence(String name) {
    return PhrasePatterns.wordsOf(TextFold.words(name)).stream()
        .anyMatch(vocabulary.notNames()::contains);
  }

  private static boolean hasLetter(String word) {
    return word.codePoints().anyMatch(Character::isLetter);
  }

  private static String withoutInvisible(String text) {
    var out = new StringBuilder();
    text.codePoints()
        .limit(TextFold.LIMIT)
        .filter(c -> Character.getType(c) != Character.FORMAT)
        .forEach(out::appendCodePoint);
    return out.toString();
  }
}
