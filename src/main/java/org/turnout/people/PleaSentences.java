package org.turnout.people;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.turnout.language.PhrasePatterns;
import org.turnout.language.TextFold;

/// Pleas that are one of several sentences of a text.
///
/// @param exact whole texts with one meaning
/// @param everyday stop words that also have an everyday meaning
record PleaSentences(PleaScale scale, Map<String, ComplianceMatch> exact, Set<String> everyday) {
  private static final Pattern BETWEEN_SENTENCES = Pattern.compile("[.!?\u2026,;:\\n]+");

  /// Where a sentence ends for sure: what is behind a comma or a colon may be reported.
  private static final Pattern SENTENCE_END = Pattern.compile("[.!?\u2026\\n]+");

  /// A word or two may be part of what was said before.
  private static final int FEWEST_OF_A_PLEA = 3;

  /// The last of several sentences says nothing but that texts are to end, or that the number is
  /// wrong, and nothing limits it: "again, not Cheryl. quit texting me". Where more is said behind
  /// it, it is asked back.
  Optional<ComplianceMatch> last(String text, List<String> core) {
    String[] sentences = SENTENCE_END.split(text, -1);
    if (sentences.length < 2 || scale.isLimited(core)) {
      return Optional.empty();
    }
    return Stream.of(sentences)
        .filter(it -> !it.isBlank())
        .reduce((_, last) -> last)
        .map(it -> scale.core(Compliance.letters(PhrasePatterns.wordsOf(TextFold.words(it)))))
        .filter(it -> it.size() >= FEWEST_OF_A_PLEA)
        .flatMap(it -> scale.weigh(it, false))
        .filter(
            it -> it instanceof ComplianceMatch.Stop || it instanceof ComplianceMatch.WrongNumber);
  }

  /// One of several sentences is a stop word: the others may say what is meant.
  Optional<ComplianceMatch> stopWord(String text) {
    for (String piece : BETWEEN_SENTENCES.split(text, -1)) {
      String said =
          String.join(
              " ", scale.core(Compliance.letters(PhrasePatterns.wordsOf(TextFold.words(piece)))));
      if (exact.get(said) instanceof ComplianceMatch.Stop && !everyday.contains(said)) {
        return Optional.of(new ComplianceMatch.Plea(said));
      }
    }
    return Optional.empty();
  }

  /// "I hit that by accident, START": a start, if they are stopped.
  Optional<ComplianceMatch> startAgain(String text) {
    return Stream.of(BETWEEN_SENTENCES.split(text, -1))
        .map(piece ->
            String.join(
                " ", scale.core(Compliance.letters(PhrasePatterns.wordsOf(TextFold.words(piece))))))
        .filter(piece -> exact.get(piece) instanceof ComplianceMatch.Start)
        .findFirst()
        .map(ComplianceMatch.StartIfStopped::new);
  }
}
