package org.turnout.language;

import java.util.List;
import java.util.Optional;
import org.turnout.language.PhraseTable.Match;

/// Cuts what is said around a row that is wanted by its place: "the first one" of "whats the first
/// one u got", "la primera" of "la primera que tengan".
record OfferedReader(Vocabulary vocabulary, SentenceWords sentences) {
  /// More words than these name more than a place in a list.
  private static final int MOST_WORDS = 4;

  /// What is left, when something was cut and the rest names a place in a list.
  Optional<String> bare(String text) {
    List<String> words = Utterance.of(text).words();
    int from = head(words);
    int to = tail(words, from);
    if ((from == 0 && to == words.size()) || to <= from || to - from > MOST_WORDS) {
      return Optional.empty();
    }
    var rest = Utterance.of(String.join(" ", words.subList(from, to)));
    return (rest.has(vocabulary.edges()) || rest.has(vocabulary.ordinals()))
            && !rest.has(vocabulary.negations())
        ? Optional.of(String.join(" ", words.subList(from, to)))
        : Optional.empty();
  }

  private int head(List<String> words) {
    Match<Boolean> head = words.isEmpty() ? null : sentences.places().offeredHeads().at(words, 0);
    return head == null ? 0 : head.words();
  }

  /// Where the words begin that say who has it, up to the end and courtesy behind it.
  private int tail(List<String> words, int from) {
    int end = words.size();
    while (end > from && vocabulary.courtesy().has(words.get(end - 1))) {
      end--;
    }
    for (int at = from; at < end; at++) {
      Match<Boolean> tail = sentences.places().offeredTails().at(words, at);
      if (tail != null && at + tail.words() == end) {
        return at;
      }
    }
    return words.size();
  }
}
