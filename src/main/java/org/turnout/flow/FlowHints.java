package org.turnout.flow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.turnout.flow.FlowKeywords.Start;

/// Words that say what a text may be about, though nothing in it plainly asks for a flow:
/// "picketing", "signing".
final class FlowHints {
  private record Hint(List<String> words, Start start) {}

  private final List<Hint> all = new ArrayList<>();

  /// @param starts the flows of each hint, by its folded words
  FlowHints(Map<String, List<Start>> starts) {
    starts.forEach((words, flows) ->
        flows.forEach(start -> all.add(new Hint(List.of(words.split(" ")), start))));
    all.sort((one, other) -> one.start().flow().compareTo(other.start().flow()));
  }

  /// The flows that a text has a hint of, each once. A longer hint hides a shorter one within it.
  ///
  /// @param folded the text
  List<Start> in(String folded) {
    List<String> said = List.of(folded.split(" "));
    var found = new LinkedHashMap<String, Start>();
    for (int i = 0; i < said.size(); ) {
      int longest = 0;
      for (Hint hint : all) {
        longest = Math.max(longest, isAt(hint.words(), said, i) ? hint.words().size() : 0);
      }
      for (Hint hint : all) {
        if (hint.words().size() == longest && isAt(hint.words(), said, i)) {
          found.putIfAbsent(hint.start().flow(), hint.start());
        }
      }
      i += Math.max(1, longest);
    }
    return List.copyOf(found.values());
  }

  /// Whether the words are there; the last one may go on.
  private static boolean isAt(List<String> words, List<String> said, int from) {
    int last = words.size() - 1;
    if (from + last >= said.size()) {
      return false;
    }
    return said.subList(from, from + last).equals(words.subList(0, last))
        && said.get(from + last).startsWith(words.get(last));
  }
}
