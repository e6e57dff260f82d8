package org.turnout.language;

import java.util.List;

/// Words that may be around what counts: politeness, small words, since when something is so.
record SmallWords(List<PhraseTable<?>> tables) {
  SmallWords {
    tables = List.copyOf(tables);
  }

  /// How many words of such a phrase begin at a word; 0 for none.
  int at(List<String> words, int at) {
    for (var table : tables) {
      var match = table.at(words, at);
      if (match != null) {
        return match.words();
      }
    }
    return 0;
  }

  /// The words of a text without them, with single blanks.
  String without(String text) {
    List<String> words = PhrasePatterns.wordsOf(TextFold.withoutSigns(TextFold.words(text)));
    var out = new StringBuilder();
    for (int i = 0; i < words.size(); i++) {
      int skipped = at(words, i);
      if (skipped == 0) {
        out.append(out.isEmpty() ? "" : " ").append(words.get(i));
      } else {
        i += skipped - 1;
      }
    }
    return out.toString();
  }
}
