package org.turnout.language;

import java.util.ArrayList;
import java.util.List;

/// The words of a table that a text has, those with one slip of a letter too: "bargainin n picket".
/// A word that the language knows is not a slip.
record SlippedWords(Vocabulary vocabulary) {
  /// Words are known with one slip from this length on.
  private static final int FORGIVEN = 6;

  <T> List<T> taken(Utterance said, PhraseTable<T> words) {
    var found = new ArrayList<T>(said.take(words));
    for (int i = 0; i < said.words().size(); i++) {
      String word = said.words().get(i);
      if (said.isExplained(i) || vocabulary.has(word) || vocabulary.everyday().has(word)) {
        continue;
      }
      T meant = words.misspelled(word, FORGIVEN);
      if (meant != null) {
        found.add(meant);
        said.explain(i, 1);
      }
    }
    return found;
  }
}
