package org.turnout.language;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/// The lists of a file of words, folded.
record WordLists(DataFile file) {
  /// The words of several lists.
  PhraseTable<Boolean> set(String... sections) {
    var words = new HashMap<String, Boolean>();
    for (String section : sections) {
      OptOutWords.folded(file.list(section)).forEach(word -> words.put(word, true));
    }
    return new PhraseTable<>(words);
  }

  /// Lists that each mean something; a word of several means what the last of them does.
  @SafeVarargs
  final <V> PhraseTable<V> meanings(Map.Entry<String, V>... sections) {
    var meanings = new HashMap<String, V>();
    for (Map.Entry<String, V> section : sections) {
      OptOutWords.folded(file.list(section.getKey()))
          .forEach(word -> meanings.put(word, section.getValue()));
    }
    return new PhraseTable<>(meanings);
  }

  /// `{dos: 2}`: the word, then what it means.
  <V> PhraseTable<V> values(String section, Function<String, V> meaning) {
    return new PhraseTable<>(entries(section, meaning));
  }

  <V> Map<String, V> entries(String section, Function<String, V> meaning) {
    var values = new HashMap<String, V>();
    for (String word : file.names(section)) {
      values.put(TextFold.words(word), meaning.apply(file.text(section, word)));
    }
    return values;
  }

  /// `monday: [lunes, lun]`: what is meant, then the words for it.
  <V> PhraseTable<V> named(String section, Function<String, V> meaning) {
    var values = new HashMap<String, V>();
    for (String name : file.names(section)) {
      V value = meaning.apply(name.toUpperCase(Locale.ROOT));
      for (String word : file.list(section, name)) {
        values.put(TextFold.words(word), value);
      }
    }
    return new PhraseTable<>(values);
  }
}
