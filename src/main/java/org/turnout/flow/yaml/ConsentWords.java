package org.turnout.flow.yaml;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.turnout.people.Compliance;
import org.turnout.people.ComplianceMatch;

/// What the words of flow files mean for consent. It is most of the work of a check, and an edit
/// changes few of thousands of words, so what was heard is kept for the next one.
final class ConsentWords {
  /// More than the files of a large campaign have.
  private static final int MOST = 20_000;

  private final Compliance compliance;
  private final Map<Word, ComplianceMatch> heard = new ConcurrentHashMap<>();

  private record Word(String text, String language) {}

  ConsentWords(Compliance compliance) {
    this.compliance = compliance;
  }

  /// @param language the tag of the language that the word is written in
  ComplianceMatch classify(String text, String language) {
    if (heard.size() >= MOST) {
      heard.clear();
    }
    return heard.computeIfAbsent(
        new Word(text, language), word -> compliance.classify(word.text(), word.language()));
  }
}
