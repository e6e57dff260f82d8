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
    return aboutLoosely(whole, things).or(() -> tail(text, things));
  }

  private <T> Optional<T> aboutLoosely(Utterance said, PhraseTable<T> things) {
    return about(said, things).or(() -> about(requests.withoutTimes(said), things));
  }

  /// "so tired lol anyway what time is my shift": nothing is asked before it.
  private <T> Optional<T> tail(String text, PhraseTable<T> things) {
    var whole = Utterance.of(text);
    for (int i = 1; i < whole.words().size(); i++) {
      int from = i;
      if (whole.match(words.asks(), i) != null) {
        Utterance head = whole.without(at -> at >= from);
        int mark = text.indexOf('?');
        boolean open =
            head.has(requests.vocabulary().requests())
                || head.has(requests.vocabulary().questions())
                || (mark >= 0 && mark < text.strip().length() - 1);
        return open ? Optional.empty() : aboutLoosely(whole.without(at -> at < from), things);
      }
    }
    return Optional.empty();
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
