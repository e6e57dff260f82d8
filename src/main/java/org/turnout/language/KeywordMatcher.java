package org.turnout.language;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The words that start something, in every language, found exactly and then forgivingly: with
/// politeness around them, in a short sentence, in the nearest spelling. Two that fit equally well
/// are never guessed between.
public final class KeywordMatcher {
  /// In a longer sentence a keyword is talked about, not asked for.
  private static final int LONGEST_SENTENCE = 4;

  private static final int FAR = 99;

  /// A keyword found.
  ///
  /// @param target what it starts
  /// @param language tag of the language the word is of
  public record Found(String target, String language) {}

  private final Map<String, Found> words = new HashMap<>();

  /// Adds a word; the first to claim a word keeps it.
  ///
  /// @return this, so that a set is built in one go
  public KeywordMatcher add(String word, String target, String language) {
    String folded = TextFold.words(word);
    if (!folded.isEmpty()) {
      words.putIfAbsent(folded, new Found(target, language));
    }
    return this;
  }

  /// What a text starts.
  ///
  /// @param listener of the person who wrote it, for their politeness
  public Optional<Found> find(String text, AnswerParser listener) {
    String whole = TextFold.withoutSigns(TextFold.words(text));
    String bare = listener.withoutFillers(text);
    return Optional.ofNullable(words.get(whole))
        .or(() -> Optional.ofNullable(words.get(bare)))
        .or(() -> named(bare))
        .or(() -> nearest(bare));
  }

  /// The one keyword in a short sentence.
  private Optional<Found> named(String bare) {
    List<String> said = PhrasePatterns.wordsOf(bare);
    if (said.size() > LONGEST_SENTENCE) {
      return Optional.empty();
    }
    Set<String> targets = new HashSet<>();
    Found last = null;
    for (String word : said) {
      Found owner = words.get(word);
      if (owner != null) {
        targets.add(owner.target());
        last = owner;
      }
    }
    return targets.size() == 1 ? Optional.ofNullable(last) : Optional.empty();
  }

  private Optional<Found> nearest(String bare) {
    int most = EditDistance.tolerance(bare.length());
    if (most == 0) {
      return Optional.empty();
    }
    int best = FAR;
    Set<String> targets = new HashSet<>();
    Found found = null;
    for (var word : words.entrySet()) {
      int distance =
          EditDistance.distance(
              bare, word.getKey(), Math.min(most, EditDistance.tolerance(word.getKey().length())));
      if (distance <= most
          && distance <= EditDistance.tolerance(word.getKey().length())
          && distance <= best) {
        if (distance < best) {
          targets.clear();
        }
        best = distance;
        found = word.getValue();
        targets.add(found.target());
      }
    }
    return targets.size() == 1 ? Optional.ofNullable(found) : Optional.empty();
  }
}
