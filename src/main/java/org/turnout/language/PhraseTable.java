package org.turnout.language;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Words and phrases, folded, and what each means. A look-up finds the longest phrase that begins
/// at a word.
public final class PhraseTable<V> {
  /// A phrase found in a text.
  ///
  /// @param words how many words it takes
  record Match<V>(V value, int words) {}

  private static final int LONGEST_WORD = 16;

  private final Map<String, V> byPhrase;

  /// The longest phrase that begins with a word, in words: most words begin none.
  private final Map<String, Integer> longest = new HashMap<>();

  /// @param byPhrase folded words, single blanks between them
  public PhraseTable(Map<String, V> byPhrase) {
    this.byPhrase = Map.copyOf(byPhrase);
    for (String phrase : byPhrase.keySet()) {
      List<String> words = PhrasePatterns.wordsOf(phrase);
      longest.merge(words.getFirst(), words.size(), Math::max);
    }
  }

  static <V> PhraseTable<V> empty() {
    return new PhraseTable<>(Map.of());
  }

  /// What a word or phrase means, alone.
  @Nullable V get(String phrase) {
    return byPhrase.get(phrase);
  }

  boolean has(String phrase) {
    return byPhrase.containsKey(phrase);
  }

  /// The words and phrases of the table.
  Iterable<String> phrases() {
    return byPhrase.keySet();
  }

  /// The longest phrase that begins at a word.
  @Nullable Match<V> at(List<String> words, int at) {
    Integer most = longest.get(words.get(at));
    if (most == null) {
      return null;
    }
    for (int n = Math.min(most, words.size() - at); n > 0; n--) {
      V value = byPhrase.get(n == 1 ? words.get(at) : String.join(" ", words.subList(at, at + n)));
      if (value != null) {
        return new Match<>(value, n);
      }
    }
    return null;
  }

  /// What a word means that is one letter off a word of the table; null when it is near two
  /// meanings.
  ///
  /// @param shortest words of fewer letters are too easily another
  @Nullable V misspelled(String word, int shortest) {
    if (word.length() < shortest || word.length() > LONGEST_WORD) {
      return null;
    }
    V found = null;
    for (var known : byPhrase.entrySet()) {
      String spelled = known.getKey();
      if (spelled.length() >= shortest
          && spelled.indexOf(' ') < 0
          && EditDistance.distance(word, spelled, 1) <= 1) {
        if (found != null && !found.equals(known.getValue())) {
          return null;
        }
        found = known.getValue();
      }
    }
    return found;
  }

  /// This table, and another's phrases where this one has none.
  ///
  /// @param but phrases of the other that mean something else here
  PhraseTable<V> orElse(PhraseTable<V> other, Predicate<String> but) {
    var all = new HashMap<String, V>();
    other.byPhrase.forEach((phrase, value) -> {
      if (!but.test(phrase)) {
        all.put(phrase, value);
      }
    });
    all.putAll(byPhrase);
    return new PhraseTable<>(all);
  }
}
