package org.turnout.language;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/// Finds in a text the words that a question has of its own.
public record OwnWordReader(Vocabulary vocabulary, SentenceWords sentences) {
  /// Every word of a table that a text has: "bargaining and picket".
  public <T> ParsedAnswer<List<T>> several(String text, PhraseTable<T> words) {
    var said = Utterance.of(text);
    var found = new LinkedHashSet<>(new SlippedWords(vocabulary).taken(said, words));
    if (found.isEmpty()) {
      return ParsedAnswer.unclear(ParsedAnswer.Reason.NOT_FOUND);
    }
    said.explainAll(sentences.kinds());
    said.explainAll(vocabulary.glue());
    said.explainAll(vocabulary.requests());
    Grade grade = said.asks() ? Grade.UNCLEAR : said.grade(vocabulary);
    return ParsedAnswer.of(List.copyOf(found), grade);
  }

  /// The first of these things that a text names, whatever else it says.
  ///
  /// @param things their folded words
  public <T> Optional<T> named(String text, PhraseTable<T> things) {
    return Utterance.of(text).take(things).stream().findFirst();
  }

  /// How sure a word is, with everything else that was written: "wait pls" is WAIT.
  ///
  /// @param word folded, the text's first
  public Grade beside(String text, String word) {
    var said = Utterance.of(text);
    if (!said.words().isEmpty() && said.words().getFirst().equals(word)) {
      said.explain(0, 1);
    }
    return said.asks() ? Grade.UNCLEAR : said.grade(vocabulary);
  }
}
