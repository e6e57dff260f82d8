package org.turnout.people;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.turnout.language.HeardEmergency;
import org.turnout.language.Languages;
import org.turnout.language.PhrasePatterns;
import org.turnout.language.TextFold;
import org.turnout.people.ComplianceMatch.Match;

/// Pleas that are one of several sentences of a text.
///
/// @param exact whole texts with one meaning
record PleaSentences(PleaScale scale, ExactWords exact, Languages languages) {
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
        .map(it -> scale.core(words(it)))
        .filter(it -> it.size() >= FEWEST_OF_A_PLEA)
        .flatMap(it -> scale.weigh(it, false))
        .filter(
            it -> it instanceof ComplianceMatch.Stop || it instanceof ComplianceMatch.WrongNumber);
  }

  /// The first sentence is a stop word and nothing else, and what follows only shouts at us:
  /// "UNSUBSCRIBE. its 5am, you people are unbelievable". What limits it, names something of the
  /// campaign, or speaks of danger, may mean something else.
  Optional<ComplianceMatch> outburst(String text) {
    String[] sentences = SENTENCE_END.split(text.strip(), 2);
    String first = sentence(sentences[0]);
    List<String> rest = sentences.length < 2 ? List.of() : words(sentences[1]);
    return exact.isPlainStop(first)
            && scale.isOutburst(rest)
            && languages.dangers().emergency(text) instanceof HeardEmergency.None
        ? Optional.of(new ComplianceMatch.Stop(Match.PHRASE, first))
        : Optional.empty();
  }

  private String sentence(String text) {
    return String.join(" ", scale.core(words(text)));
  }

  private static List<String> words(String text) {
    return Compliance.letters(PhrasePatterns.wordsOf(TextFold.words(text)));
  }

  /// One of several sentences is a stop word: the others may say what is meant.
  Optional<ComplianceMatch> stopWord(String text) {
    for (String piece : BETWEEN_SENTENCES.split(text, -1)) {
      String said = sentence(piece);
      if (exact.isPlainStop(said)) {
        return Optional.of(new ComplianceMatch.Plea(said));
      }
    }
    return Optional.empty();
  }

  /// "I hit that by accident, START": a start, if they are stopped.
  Optional<ComplianceMatch> startAgain(String text) {
    return Stream.of(BETWEEN_SENTENCES.split(text, -1))
        .map(this::sentence)
        .filter(piece -> exact.meaning(piece).orElse(null) instanceof ComplianceMatch.Start)
        .findFirst()
        .map(ComplianceMatch.StartIfStopped::new);
  }
}
