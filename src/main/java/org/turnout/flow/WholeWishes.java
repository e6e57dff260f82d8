package org.turnout.flow;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.turnout.flow.FlowKeywords.Start;
import org.turnout.language.PhrasePatterns;

/// Texts that are made up of a flow's own phrases from the first word to the last, in any order: "5
/// days, mornings, my site". One more word, and it may be about anything: "5 days ago i signed".
final class WholeWishes {
  /// More words than that tell something.
  private static final int MOST_WORDS = 16;

  private final Map<String, List<Start>> beginning;
  private final Map<String, List<Start>> with;
  private final int longest;

  /// @param beginning phrases that a text needs one of
  /// @param with phrases that it may have with them
  WholeWishes(Map<String, List<Start>> beginning, Map<String, List<Start>> with) {
    this.beginning = Map.copyOf(beginning);
    this.with = Map.copyOf(with);
    var all = new HashSet<>(beginning.keySet());
    all.addAll(with.keySet());
    this.longest =
        all.stream().mapToInt(phrase -> PhrasePatterns.wordsOf(phrase).size()).max().orElse(0);
  }

  /// What a text asks for as a whole.
  ///
  /// @param words folded
  /// @param language the person's: theirs comes first
  Optional<Start> in(String words, String language) {
    List<String> said = PhrasePatterns.wordsOf(words);
    if (longest == 0 || said.isEmpty() || said.size() > MOST_WORDS) {
      return Optional.empty();
    }
    var begun = new HashMap<String, Start>();
    Set<String> flows = new HashSet<>();
    for (int at = 0; at < said.size(); ) {
      int taken = 0;
      for (int n = Math.min(longest, said.size() - at); n > 0 && taken == 0; n--) {
        String phrase = String.join(" ", said.subList(at, at + n));
        var starts = beginning.get(phrase);
        for (Start start : starts == null ? List.<Start>of() : starts) {
          begun.merge(
              start.flow(), start, (one, other) -> one.language().equals(language) ? one : other);
        }
        var known = starts != null ? starts : with.get(phrase);
        if (known != null) {
          known.forEach(start -> flows.add(start.flow()));
          taken = n;
        }
      }
      if (taken == 0) {
        return Optional.empty();
      }
      at += taken;
    }
    return flows.size() == 1 && begun.size() == 1
        ? begun.values().stream().findFirst()
        : Optional.empty();
  }
}
