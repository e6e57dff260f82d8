package org.turnout.people;

import java.text.Normalizer;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.turnout.language.Language;
import org.turnout.language.Languages;
import org.turnout.language.OptOutWords;
import org.turnout.language.TextFold;
import org.turnout.people.ComplianceMatch.Match;

/// The words that say STOP, START or HELP when they are a whole text, in every language.
final class ExactWords {
  private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

  private final Map<String, ComplianceMatch> exact = new HashMap<>();
  private final Map<String, Set<String>> marked = new HashMap<>();
  private final Map<String, Set<String>> ownStops = new HashMap<>();
  private final Map<String, Set<String>> tongues = new HashMap<>();
  private final Set<String> everyday = new HashSet<>();

  ExactWords(Languages languages) {
    for (Language language : languages.all()) {
      take(language.optOutWords(), language.tag());
    }
  }

  private void take(OptOutWords words, String tag) {
    words.stop().forEach(w -> exact.put(w, new ComplianceMatch.Stop(Match.EXACT, w)));
    words.help().forEach(w -> exact.putIfAbsent(w, new ComplianceMatch.Help(w)));
    words.start().forEach(w -> exact.putIfAbsent(w, new ComplianceMatch.Start(w)));
    words
        .startIfStopped()
        .forEach(w -> exact.putIfAbsent(w, new ComplianceMatch.StartIfStopped(w)));
    words
        .stopWithMarks()
        .forEach(
            w -> marked.computeIfAbsent(TextFold.words(w), _ -> new HashSet<>()).add(withMarks(w)));
    words.stopOwn().forEach(w -> ownStops.computeIfAbsent(w, _ -> new HashSet<>()).add(tag));
    Stream.of(words.stop(), words.help(), words.start())
        .flatMap(Collection::stream)
        .forEach(w -> tongues.computeIfAbsent(w, _ -> new HashSet<>()).add(tag));
    everyday.addAll(words.everyday());
  }

  /// What a text means that is one known word or fixed expression.
  Optional<ComplianceMatch> word(String whole, String text, String language) {
    ComplianceMatch known = exact.get(whole);
    if (known != null) {
      return Optional.of(known);
    }
    if (marked.containsKey(whole)) {
      return marked(whole, withMarks(text));
    }
    Set<String> own = ownStops.get(whole);
    if (own == null) {
      return Optional.empty();
    }
    return Optional.of(
        own.contains(language)
            ? new ComplianceMatch.Stop(Match.EXACT, whole)
            : new ComplianceMatch.Review(whole));
  }

  /// A word whose accents tell it from others: "dừng" is stop, "Dũng" is a name, and "Dung" may be
  /// either.
  private Optional<ComplianceMatch> marked(String whole, String asWritten) {
    if (Objects.requireNonNullElse(marked.get(whole), Set.of()).contains(asWritten)) {
      return Optional.of(new ComplianceMatch.Stop(Match.EXACT, whole));
    }
    return asWritten.equals(whole)
        ? Optional.of(new ComplianceMatch.Review(whole))
        : Optional.of(new ComplianceMatch.Nothing());
  }

  private static String withMarks(String text) {
    String form = Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    return NO_LETTERS.matcher(form).replaceAll(" ").strip();
  }

  /// What folded words mean to everybody, whatever their language.
  Optional<ComplianceMatch> meaning(String bare) {
    return Optional.ofNullable(exact.get(bare));
  }

  /// Whether they are a stop word, and nothing else in everyday talk.
  boolean isPlainStop(String bare) {
    return exact.get(bare) instanceof ComplianceMatch.Stop && !isEveryday(bare);
  }

  /// Whether they also have an everyday meaning.
  boolean isEveryday(String bare) {
    return everyday.contains(bare);
  }

  /// The tags of the languages that have this word; none for one that we don't know.
  Set<String> tongues(String word) {
    return tongues.getOrDefault(word, Set.of());
  }
}
