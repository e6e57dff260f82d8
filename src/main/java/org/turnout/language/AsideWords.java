package org.turnout.language;

import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.turnout.problem.Problem;

/// How a language's speakers say what is an [Aside], as `asides.yaml` has it.
///
/// @param phrases of each kind
/// @param leaveAlone other sayings with such words
record AsideWords(Map<Aside, PhrasePatterns> phrases, PhrasePatterns leaveAlone) {
  static AsideWords read(DataFile words, List<Problem> problems) {
    var phrases = new EnumMap<Aside, PhrasePatterns>(Aside.class);
    for (Aside aside : Aside.values()) {
      phrases.put(aside, OptOutWords.patterns(words, aside.key(), problems));
    }
    return new AsideWords(phrases, OptOutWords.patterns(words, "leave alone", problems));
  }

  /// The first kind that is said outside of other sayings.
  ///
  /// @param said a text's words
  Optional<Aside> in(List<String> said) {
    var others = new BitSet();
    leaveAlone.findAll(said).forEach(it -> others.set(it.start(), it.end()));
    for (Aside aside : Aside.values()) {
      PhrasePatterns patterns = phrases.get(aside);
      if (patterns != null
          && patterns.findAll(said).stream()
              .anyMatch(it -> others.get(it.start(), it.end()).isEmpty())) {
        return Optional.of(aside);
      }
    }
    return Optional.empty();
  }
}
