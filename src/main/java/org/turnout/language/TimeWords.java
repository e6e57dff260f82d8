package org.turnout.language;

import java.util.List;

/// The words of a text that say when: days, hours, parts of a day, and an order of these.
record TimeWords(RequestReader requests) {
  /// Explains what goes with a time and says nothing more.
  void explainSmall(Utterance said) {
    said.explainAll(vocabulary().halves());
    said.explainAll(vocabulary().units());
    said.explainAll(vocabulary().requests());
    said.explainAll(vocabulary().glue());
    said.explainAll(vocabulary().courtesy());
    said.explainAll(vocabulary().fillers());
  }

  /// Whether a day or an hour begins at this word.
  boolean isTime(Utterance said, int at) {
    return vocabulary().days().at(said.words(), at) != null
        || vocabulary().relativeDays().at(said.words(), at) != null
        || requests.isClock(said.words().get(at));
  }

  /// Whether it is said by its day, its hours, or its place in their order.
  boolean isPlace(List<String> rest) {
    var said = Utterance.of(String.join(" ", rest));
    boolean time = false;
    for (int i = 0; i < said.words().size(); i++) {
      time |= isTime(said, i);
    }
    return time || said.has(vocabulary().halves()) || said.has(vocabulary().edges());
  }

  /// How many words are about no time.
  long strange(Utterance said) {
    said.explainAll(vocabulary().days());
    said.explainAll(vocabulary().relativeDays());
    said.explainAll(vocabulary().roughly());
    said.explainAll(vocabulary().inexact());
    said.explainAll(vocabulary().edges());
    explainSmall(said);
    return said.unexplained().stream().filter(word -> !requests.isClock(word)).count();
  }

  private Vocabulary vocabulary() {
    return requests.vocabulary();
  }
}
