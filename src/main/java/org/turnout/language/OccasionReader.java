package org.turnout.language;

import java.util.Optional;

/// Finds what a question of when and where is about: "what time is my shift tomorrow?". Every word
/// must be explained, since any other may ask for something else: "where do i park for my shift?".
record OccasionReader(RequestReader requests, SentenceWords words) {
  /// A longer text is a story.
  private static final int MOST_WORDS = 20;

  /// @param things the words that name each thing
  <T> Optional<T> about(String text, PhraseTable<T> things) {
    var whole = Utterance.of(text);
    if (whole.words().isEmpty() || whole.words().size() > MOST_WORDS) {
      return Optional.empty();
    }
    return about(whole, things).or(() -> about(requests.withoutTimes(whole), things));
  }

  private <T> Optional<T> about(Utterance said, PhraseTable<T> things) {
    if (said.words().isEmpty()) {
      return Optional.empty();
    }
    boolean wonders = requests.wonders(said);
    Optional<T> thing = said.take(things).stream().findFirst();
    boolean asks = wonders || said.has(words.asks());
    if (thing.isEmpty() || !asks) {
      return Optional.empty();
    }
    Vocabulary vocabulary = requests.vocabulary();
    said.explainAll(words.asks());
    said.explainAll(words.attending());
    said.explainAll(vocabulary.courtesy());
    said.explainAll(vocabulary.fillers());
    said.explainAll(vocabulary.openings());
    said.explainAll(vocabulary.glue());
    said.explainAll(vocabulary.days());
    said.explainAll(vocabulary.relativeDays());
    said.explainAll(vocabulary.halves());
    return said.allExplained() ? thing : Optional.empty();
  }
}
