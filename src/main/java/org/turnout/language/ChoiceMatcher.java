package org.turnout.language;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import org.turnout.language.ParsedAnswer.Reason;
import org.turnout.language.ParsedAnswer.Understood;

/// Picks one of the options a member was shown. The number shown comes first, then ever looser ways
/// of naming an option; the first way that finds any decides, and two at once are never guessed
/// between.
record ChoiceMatcher(Vocabulary vocabulary, NumberParser numbers) {
  /// Beyond this a text is a story, not a choice.
  private static final int LONGEST = 120;

  private static final int FAR = 99;

  private static final List<BiPredicate<String, String>> WAYS =
      List.of(
          String::equals,
          (said, name) -> name.startsWith(said + " "),
          (said, name) -> padded(name).contains(padded(said)),
          (said, name) -> padded(said).contains(padded(name)),
          ChoiceMatcher::allWordsIn);

  ParsedAnswer<Integer> in(String text, List<Option> options) {
    String said = TextFold.words(text);
    if (said.isEmpty()) {
      return ParsedAnswer.unclear(Reason.EMPTY);
    }
    List<List<String>> names = options.stream().map(ChoiceMatcher::names).toList();
    String core = AnswerParser.bare(PhrasePatterns.wordsOf(said), vocabulary);
    String bare = core.isEmpty() ? said : core;
    if (numbers.in(text) instanceof Understood<Long>(var n)
        && n >= 1
        && n <= options.size()
        && onlyNumber(bare)) {
      return ParsedAnswer.of((int) (n - 1));
    }
    int ordinal = ordinal(bare);
    for (String words : bare.equals(said) ? List.of(said) : List.of(said, bare)) {
      for (BiPredicate<String, String> way : WAYS) {
        List<Integer> found = words.length() > LONGEST ? List.of() : matching(names, words, way);
        if (!found.isEmpty()) {
          return found.size() == 1
              ? ParsedAnswer.of(found.getFirst())
              : ParsedAnswer.several(found);
        }
      }
    }
    if (ordinal != 0 && ordinal <= options.size() && !options.isEmpty()) {
      return ParsedAnswer.of(ordinal > 0 ? ordinal - 1 : options.size() - 1);
    }
    return bare.length() > LONGEST ? ParsedAnswer.unclear(Reason.NOT_FOUND) : nearest(names, bare);
  }

  private static List<String> names(Option option) {
    var names = new ArrayList<String>();
    names.add(TextFold.words(option.name()));
    option.aliases().forEach(alias -> names.add(TextFold.words(alias)));
    names.removeIf(String::isEmpty);
    return names;
  }

  /// Whether nothing but a number is left of the text, so that "7am" and "2 hospitals" go by name.
  private boolean onlyNumber(String bare) {
    for (String word : PhrasePatterns.wordsOf(bare)) {
      if (!NumberParser.allDigits(word)
          && !vocabulary.numbers().has(word)
          && !word.matches("x?[0-9]{1,3}(x|st|nd|rd|th)?")) {
        return false;
      }
    }
    return true;
  }

  /// "third", "the third one": which, -1 for the last, 0 for no ordinal.
  private int ordinal(String bare) {
    int found = 0;
    for (String word : PhrasePatterns.wordsOf(bare)) {
      Integer ordinal = vocabulary.ordinals().get(word);
      Integer number = vocabulary.numbers().get(word);
      if (ordinal != null && found == 0) {
        found = ordinal;
      } else if (number == null || number != 1) {
        return 0;
      }
    }
    return found;
  }

  private static List<Integer> matching(
      List<List<String>> names, String said, BiPredicate<String, String> way) {
    var found = new ArrayList<Integer>();
    for (int i = 0; i < names.size(); i++) {
      if (names.get(i).stream().anyMatch(name -> way.test(said, name))) {
        found.add(i);
      }
    }
    return found;
  }

  private static boolean allWordsIn(String said, String name) {
    List<String> words = PhrasePatterns.wordsOf(name);
    return words.containsAll(PhrasePatterns.wordsOf(said));
  }

  private static String padded(String words) {
    return " " + words + " ";
  }

  /// The nearest spelling of a name or of one of its words.
  private static ParsedAnswer<Integer> nearest(List<List<String>> names, String said) {
    int most = EditDistance.tolerance(said.length());
    int best = FAR;
    var found = new ArrayList<Integer>();
    for (int i = 0; i < names.size(); i++) {
      int distance = FAR;
      for (String name : names.get(i)) {
        distance = Math.min(distance, near(said, name, most));
      }
      if (distance <= most && distance < best) {
        best = distance;
        found.clear();
      }
      if (distance <= most && distance == best) {
        found.add(i);
      }
    }
    return switch (found.size()) {
      case 0 -> ParsedAnswer.unclear(Reason.NOT_FOUND);
      case 1 -> ParsedAnswer.of(found.getFirst());
      default -> ParsedAnswer.several(found);
    };
  }

  private static int near(String said, String name, int most) {
    int distance = EditDistance.distance(said, name, most);
    for (String word : PhrasePatterns.wordsOf(name)) {
      if (word.length() >= 4) {
        distance = Math.min(distance, EditDistance.distance(said, word, most));
      }
    }
    return distance;
  }
}
