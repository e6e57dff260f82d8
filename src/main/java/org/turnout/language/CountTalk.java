package org.turnout.language;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What people write about a count that they gave before: that it is to be another, or that they
/// want more.
public record CountTalk(Vocabulary vocabulary, SentenceWords sentences, NumberParser numbers) {
  /// Words between a count and the word that says whose it is: "my order of 15".
  private static final int NEAR = 3;

  /// The count that one of theirs is to be: 20 of "can my 15 be 20"; nothing when it is not plain
  /// which of two is theirs.
  public Optional<Long> changed(String text) {
    List<String> words = Utterance.of(text).words();
    int[] counts =
        IntStream.range(0, words.size())
            .filter(i -> NumberParser.allDigits(words.get(i)))
            .toArray();
    if (counts.length != 2 || Utterance.of(text).has(vocabulary.negations())) {
      return Optional.empty();
    }
    int first = counts[0];
    int second = counts[1];
    if (!endsThere(words.subList(second + 1, words.size()))) {
      return Optional.empty(); // "bring my 10 to 5 west"
    }
    List<String> between = words.subList(first + 1, second);
    if (has(sentences.counts().instead(), between) && isOwn(words, second)) {
      return count(words.get(first));
    }
    return isOwn(words, first) && leadsUp(sentences.counts().turned(), between)
        ? count(words.get(second))
        : Optional.empty();
  }

  /// Whether nothing but what is counted, and courtesy, is left.
  private boolean endsThere(List<String> words) {
    var rest = Utterance.of(String.join(" ", words));
    rest.explainAll(vocabulary.counted());
    rest.explainAll(sentences.polite());
    return rest.words().isEmpty() || rest.grade(vocabulary) != Grade.LIKELY;
  }

  /// Whether a word next to the count says whose it is: "my order of 15", "15 stickers ko".
  private boolean isOwn(List<String> words, int at) {
    boolean before = has(sentences.counts().own(), words.subList(Math.max(0, at - NEAR), at));
    int behind =
        at + 1 < words.size() && vocabulary.counted().has(words.get(at + 1)) ? at + 2 : at + 1;
    return before || (behind < words.size() && sentences.counts().own().at(words, behind) != null);
  }

  /// Whether a phrase of a table is right before what follows, but for "about".
  private boolean leadsUp(PhraseTable<Boolean> table, List<String> words) {
    return IntStream.range(0, words.size())
        .anyMatch(i -> {
          var match = table.at(words, i);
          int end = match == null ? -1 : i + match.words();
          return end == words.size()
              || (end == words.size() - 1 && vocabulary.roughly().has(words.get(end)));
        });
  }

  private static boolean has(PhraseTable<Boolean> table, List<String> words) {
    return IntStream.range(0, words.size()).anyMatch(i -> table.at(words, i) != null);
  }

  /// The count that is wanted on top, in a text that says little else but whom it is for: 10 of "10
  /// more please".
  public Optional<Long> more(String text) {
    List<String> all = Utterance.of(text).words();
    int end =
        IntStream.range(1, all.size())
            .filter(i -> vocabulary.purpose().at(all, i) != null)
            .filter(i -> sentences.counts().more().at(all, i) == null) // "8 pa po"
            .findFirst()
            .orElse(all.size());
    var said = Utterance.of(String.join(" ", all.subList(0, end)));
    if (text.indexOf('?') >= 0 && !said.has(vocabulary.politely())) {
      return Optional.empty();
    }
    List<String> words = said.words();
    for (int i = 0; i < words.size(); i++) {
      if (NumberParser.allDigits(words.get(i)) && isOnTop(said, i)) {
        said.explain(i, 1);
        said.explainAll(sentences.counts().more());
        said.explainAll(vocabulary.politely());
        said.explainAll(vocabulary.requests());
        said.explainAll(vocabulary.counted());
        said.explainAll(sentences.polite());
        return said.grade(vocabulary) == Grade.SURE ? count(words.get(i)) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  /// A text without the words that say that it comes on top: "12 more for the lab".
  public String withoutMore(String text) {
    return Stream.of(text.strip().split("\\s+"))
        .filter(word -> !sentences.counts().more().has(TextFold.words(word)))
        .collect(Collectors.joining(" "));
  }

  /// Right before or behind the count.
  private boolean isOnTop(Utterance said, int at) {
    PhraseTable<Boolean> more = sentences.counts().more();
    boolean behind = at + 1 < said.words().size() && more.at(said.words(), at + 1) != null;
    boolean before =
        IntStream.range(Math.max(0, at - 2), at)
            .anyMatch(i -> {
              var match = more.at(said.words(), i);
              return match != null && i + match.words() == at;
            });
    return behind || before;
  }

  private Optional<Long> count(String word) {
    return numbers.in(word).known();
  }
}
