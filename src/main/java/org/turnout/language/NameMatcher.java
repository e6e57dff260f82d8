package org.turnout.language;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Finds which of several names a text has in it: whole, in part, or in the nearest spelling. What
/// it finds it notes as explained.
record NameMatcher(Vocabulary vocabulary) {
  /// Beyond this a text is a story, not a choice.
  private static final int MOST_WORDS = 24;

  /// Letters of what may be the code of a state: it tells which of several places is meant.
  private static final int BRIEF = 2;

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
      boolean every = !part.isEmpty() || isNear(String.join(" ", left), found, names);
      explain(
          said, every ? left : left.stream().filter(word -> hasWord(word, found, names)).toList());
    }
    return found;
  }

  /// A name that the text has whole, and the options that are called so.
  private record Span(int from, int words, Set<Integer> options, boolean brief) {
    boolean within(Span other) {
      return other.words > words && other.from <= from && from + words <= other.from + other.words;
    }
  }

  /// The options that have all the names in the text: "Denver, CO", "sunset in LA". Names that no
  /// option has together are several choices.
  List<Integer> contained(Utterance said, List<List<String>> names) {
    List<Span> all = spans(said, names);
    List<Span> spans = all.stream().filter(span -> all.stream().noneMatch(span::within)).toList();
    List<Span> telling = spans.stream().filter(span -> !span.brief()).toList();
    List<Span> named = telling.isEmpty() ? spans : telling;
    var found = new TreeSet<Integer>();
    for (Span span : named) {
      if (found.isEmpty()) {
        found.addAll(span.options());
      } else if (!narrow(found, span)) {
        named.forEach(other -> found.addAll(other.options()));
        break;
      }
    }
    for (Span span : spans) {
      if (named.contains(span) || narrow(found, span)) {
        said.name(span.from(), span.words());
      }
    }
    explainOthers(said, names, found);
    return List.copyOf(found);
  }

  /// Keeps those that have this name too, unless none has.
  private static boolean narrow(Set<Integer> found, Span span) {
    boolean fits = !Collections.disjoint(found, span.options());
    if (fits) {
      found.retainAll(span.options());
    }
    return fits;
  }

  private List<Span> spans(Utterance said, List<List<String>> names) {
    var spans = new LinkedHashMap<List<Integer>, Span>();
    for (int option = 0; option < names.size(); option++) {
      for (String name : names.get(option)) {
        List<String> words = PhrasePatterns.wordsOf(name);
        int at = at(said, words);
        if (at >= 0 && !small(said, name)) {
          span(spans, at, words.size(), name.length() <= BRIEF).add(option);
        }
      }
    }
    regions(said, names, spans);
    return List.copyOf(spans.values());
  }

  /// "maryland" is what a place with the code MD may be called.
  private void regions(Utterance said, List<List<String>> names, Map<List<Integer>, Span> spans) {
    for (int at = 0; at < said.words().size(); at++) {
      PhraseTable.Match<String> region = said.match(vocabulary.regions(), at);
      if (region == null) {
        continue;
      }
      for (int option = 0; option < names.size(); option++) {
        if (names.get(option).contains(TextFold.words(region.value()))) {
          span(spans, at, region.words(), false).add(option);
        }
      }
    }
  }

  /// The options of some words: "washington" is a city and a state.
  private static Set<Integer> span(
      Map<List<Integer>, Span> spans, int at, int words, boolean brief) {
    return spans
        .computeIfAbsent(List.of(at, words), _ -> new Span(at, words, new TreeSet<>(), brief))
        .options();
  }

  /// "hi" is Hawaii only when nothing else is said.
  private boolean small(Utterance said, String name) {
    return name.length() <= BRIEF
        && said.words().size() > 1
        && (vocabulary.courtesy().has(name)
            || vocabulary.fillers().has(name)
            || vocabulary.inexact().has(name));
  }

  /// Notes other names of the same options in the text, one slip in a word allowed.
  private static void explainOthers(Utterance said, List<List<String>> names, Set<Integer> found) {
    for (int option : found) {
      for (String name : names.get(option)) {
        List<String> words = PhrasePatterns.wordsOf(name);
        for (int i = 0; words.size() > 1 && i + words.size() <= said.words().size(); i++) {
          if (almost(said.words().subList(i, i + words.size()), words)) {
            said.name(i, words.size());
          }
        }
      }
    }
  }

  private static boolean almost(List<String> said, List<String> name) {
    boolean same = false;
    for (int i = 0; i < name.size(); i++) {
      String word = said.get(i);
      String meant = name.get(i);
      boolean equal = word.equals(meant);
      boolean slip =
          word.length() >= 3
              && word.charAt(0) == meant.charAt(0)
              && EditDistance.distance(word, meant, 1) <= 1;
      if (!equal && !slip) {
        return false;
      }
      same |= equal;
    }
    return same;
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

  private static boolean isNear(String said, List<Integer> found, List<List<String>> names) {
    return found.stream()
        .flatMap(option -> names.get(option).stream())
        .anyMatch(name -> near(said, name) < Integer.MAX_VALUE);
  }

  /// Whether a word is of one of the names, in some spelling: "rosa" is none of Santa Clara's.
  private static boolean hasWord(String word, List<Integer> found, List<List<String>> names) {
    return found.stream()
        .flatMap(option -> names.get(option).stream())
        .anyMatch(name -> nearWord(word, name) < Integer.MAX_VALUE);
  }

  private static void explain(Utterance said, List<String> words) {
    for (int i = 0; i < said.words().size(); i++) {
      if (words.contains(said.words().get(i))) {
        said.name(i, 1);
      }
    }
  }
}
