package org.turnout.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Rows of words to look for in a text, as `optout.yaml` writes them: `a|b` either, `x?` may be
/// missing, `x*` any number of them, `(a b|c)` several words or one (groups within groups too),
/// `@role` any word of that list, `_` any one word, `!x` any one word but this, `~ing` any word
/// that ends so, `^` and `$` the text's two ends. Found by their first word, so that a long text
/// costs one look-up per word however many phrases there are.
public final class PhrasePatterns {
  /// Where a phrase was found.
  ///
  /// @param start the index of its first word
  /// @param end the index after its last word
  public record Found(String rule, int start, int end) {}

  /// One phrase.
  ///
  /// @param written as it is in the file: the name of the rule in the consent log
  private record Phrase(String written, PhrasePart part, boolean fromStart, boolean toEnd) {}

  private final Map<String, List<Phrase>> byFirstWord = new HashMap<>();
  private final List<Phrase> byNoWord = new ArrayList<>();

  private PhrasePatterns() {}

  /// Takes the phrases apart once.
  ///
  /// @param roles the lists of words that `@name` speaks of
  public static PhrasePatterns of(
      Collection<String> written, Map<String, ? extends Collection<String>> roles) {
    var phrases = new PhrasePatterns();
    for (String line : written) {
      phrases.add(line, roles);
    }
    return phrases;
  }

  /// The phrases of several languages as one.
  public static PhrasePatterns joined(Collection<PhrasePatterns> several) {
    var all = new PhrasePatterns();
    for (PhrasePatterns one : several) {
      one.byFirstWord.forEach((word, phrases) ->
          all.byFirstWord.computeIfAbsent(word, _ -> new ArrayList<>()).addAll(phrases));
      all.byNoWord.addAll(one.byNoWord);
    }
    return all;
  }

  private void add(String line, Map<String, ? extends Collection<String>> roles) {
    boolean fromStart = line.startsWith("^");
    boolean toEnd = line.endsWith("$");
    String body = line.substring(fromStart ? 1 : 0, line.length() - (toEnd ? 1 : 0)).strip();
    PhrasePart part = PhraseGrammar.read(body, roles);
    var phrase = new Phrase(line, part, fromStart, toEnd);
    var words = new HashSet<String>();
    if (part.beginning(words).open()) {
      byNoWord.add(phrase);
      return;
    }
    for (String word : words) {
      byFirstWord.computeIfAbsent(word, _ -> new ArrayList<>()).add(phrase);
    }
  }

  /// The words of a folded text.
  public static List<String> wordsOf(String folded) {
    return folded.isEmpty() ? List.of() : Arrays.asList(folded.split(" ", -1));
  }

  /// The first phrase found, if any.
  ///
  /// @param words a text's words as [TextFold#words] gives them
  public Optional<Found> find(List<String> words) {
    for (int i = 0; i < words.size(); i++) {
      for (Phrase phrase : thatMayBegin(words.get(i))) {
        Optional<Found> found = at(phrase, words, i);
        if (found.isPresent()) {
          return found;
        }
      }
      for (Phrase phrase : byNoWord) {
        Optional<Found> found = at(phrase, words, i);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  /// Every phrase found, each as long as it can be.
  public List<Found> findAll(List<String> words) {
    var all = new ArrayList<Found>();
    for (int i = 0; i < words.size(); i++) {
      for (Phrase phrase : thatMayBegin(words.get(i))) {
        at(phrase, words, i).ifPresent(all::add);
      }
      for (Phrase phrase : byNoWord) {
        at(phrase, words, i).ifPresent(all::add);
      }
    }
    return all;
  }

  private List<Phrase> thatMayBegin(String word) {
    return Objects.requireNonNullElse(byFirstWord.get(word), List.of());
  }

  /// The phrase where it begins at this word.
  private static Optional<Found> at(Phrase phrase, List<String> words, int start) {
    if (phrase.fromStart() && start > 0) {
      return Optional.empty();
    }
    long reached = phrase.part().after(1, words, start);
    int longest = Long.SIZE - 1 - Long.numberOfLeadingZeros(reached);
    return longest <= 0 || (phrase.toEnd() && start + longest != words.size())
        ? Optional.empty()
        : Optional.of(new Found(phrase.written(), start, start + longest));
  }
}
