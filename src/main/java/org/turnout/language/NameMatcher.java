package org.turnout.language;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Finds which of several names a text has in it: whole, in part, or in the nearest spelling. What
/// it finds it notes as explained.
record NameMatcher(Vocabulary vocabulary) {
  /// Beyond this a text is a story, not a choice.
  private static final int MOST_WORDS = 24;

  /// The places, from 0, of those that fit equally well; empty when none does.
  ///
  /// @param names for each option all of its names, folded
  List<Integer> in(Utterance said, List<List<String>> names) {
    if (said.words().size() > MOST_WORDS) {
      return List.of();
    }
    List<Integer> whole = contained(said, names);
    if (!whole.isEmpty()) {
      return whole;
    }
    List<String> telling = left(said);
    List<String> all = telling.isEmpty() ? said.unexplained() : telling;
    List<String> own = all.stream().filter(word -> !vocabulary.placeWords().has(word)).toList();
    List<String> left = own.isEmpty() ? all : own;
    if (left.isEmpty() || left.stream().allMatch(word -> word.length() < 3)) {
      return List.of();
    }
    List<Integer> part = parts(left, names);
    List<Integer> found = part.isEmpty() ? nearest(left, names) : part;
    if (!found.isEmpty()) {
      explain(said, left);
    }
    return found;
  }

  /// The longest name that the text has whole.
  static List<Integer> contained(Utterance said, List<List<String>> names) {
    var found = new LinkedHashSet<Integer>();
    int longest = 0;
    int from = 0;
    for (int option = 0; option < names.size(); option++) {
      for (String name : names.get(option)) {
        List<String> words = PhrasePatterns.wordsOf(name);
        int at = at(said, words);
        if (at < 0 || words.size() < longest) {
          continue;
        }
        if (words.size() > longest) {
          found.clear();
        }
        longest = words.size();
        from = at;
        found.add(option);
      }
    }
    if (!found.isEmpty()) {
      explainAll(said, names, found, from, longest);
    }
    return List.copyOf(found);
  }

  /// Notes the name, and other names of the same options in the text ("Denver, Colorado").
  private static void explainAll(
      Utterance said, List<List<String>> names, Set<Integer> found, int from, int length) {
    said.name(from, length);
    for (int option : found) {
      for (String name : names.get(option)) {
        List<String> words = PhrasePatterns.wordsOf(name);
        int at = at(said, words);
        if (at >= 0) {
          said.name(at, words.size());
        }
      }
    }
  }

  private static int at(Utterance said, List<String> words) {
    List<String> all = said.words();
    for (int i = 0; !words.isEmpty() && i + words.size() <= all.size(); i++) {
      if (!said.isExplained(i) && all.subList(i, i + words.size()).equals(words)) {
        return i;
      }
    }
    return -1;
  }

  /// The words that could be of a name: not explained, and with a meaning of their own.
  private List<String> left(Utterance said) {
    var left = new ArrayList<String>();
    for (int i = 0; i < said.words().size(); i++) {
      String word = said.words().get(i);
      if (!said.isExplained(i)
          && said.match(vocabulary.courtesy(), i) == null
          && !vocabulary.fillers().has(word)
          && !vocabulary.doubts().has(word)
          && !vocabulary.negations().has(word)) {
        left.add(word);
      }
    }
    return left;
  }

  private static List<Integer> parts(List<String> left, List<List<String>> names) {
    var found = new ArrayList<Integer>();
    for (int option = 0; option < names.size(); option++) {
      boolean fits =
          names.get(option).stream()
              .map(PhrasePatterns::wordsOf)
              .anyMatch(words -> words.containsAll(left) || beginsWith(words, left));
      if (fits) {
        found.add(option);
      }
    }
    return found;
  }

  /// "bakers" for "bakersfield": a beginning of at least four letters.
  private static boolean beginsWith(List<String> words, List<String> left) {
    return left.size() == 1
        && left.getFirst().length() >= 4
        && words.stream().anyMatch(word -> word.startsWith(left.getFirst()));
  }

  private static List<Integer> nearest(List<String> left, List<List<String>> names) {
    String said = String.join(" ", left);
    int best = Integer.MAX_VALUE;
    var found = new ArrayList<Integer>();
    for (int option = 0; option < names.size(); option++) {
      int distance = Integer.MAX_VALUE;
      for (String name : names.get(option)) {
        distance = Math.min(distance, near(said, name));
        for (String word : left) {
          distance = Math.min(distance, nearWord(word, name));
        }
      }
      if (distance < best) {
        best = distance;
        found.clear();
      }
      if (distance == best && distance < Integer.MAX_VALUE) {
        found.add(option);
      }
    }
    return found;
  }

  /// The nearest of a name's own words.
  private static int nearWord(String word, String name) {
    int distance = Integer.MAX_VALUE;
    for (String part : PhrasePatterns.wordsOf(name)) {
      if (word.length() >= 5 && part.length() >= 5) {
        distance = Math.min(distance, near(word, part));
      }
    }
    return distance;
  }

  private static int near(String said, String name) {
    int most = EditDistance.tolerance(Math.min(said.length(), name.length()));
    int distance = most == 0 ? 1 : EditDistance.distance(said, name, most);
    return distance <= most ? distance : Integer.MAX_VALUE;
  }

  private static void explain(Utterance said, List<String> words) {
    for (int i = 0; i < said.words().size(); i++) {
      if (words.contains(said.words().get(i))) {
        said.name(i, 1);
      }
    }
  }
}
