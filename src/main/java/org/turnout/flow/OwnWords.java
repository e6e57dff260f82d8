package org.turnout.flow;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.turnout.language.AnswerParser;
import org.turnout.language.EditDistance;
import org.turnout.language.Grade;
import org.turnout.language.ParsedAnswer;
import org.turnout.language.PhraseTable;

/// Yes and no in the words that a flow has for them besides: "i walk 3 miles a day", "im a
/// supporter".
///
/// @param words the question's own words, folded
record OwnWords(AnswerParser ear, Map<String, Step.Word> words) {
  private static final List<String> YES_AND_NO = List.of("YES", "NO");

  /// What a text names of them.
  ///
  /// @param whole whether it says nothing else
  /// @param plain how many of the named words are a yes or a no in any conversation
  private record Named(List<Step.Word> meant, boolean whole, long plain, int all) {
    boolean onlyPlain() {
      return plain == all;
    }
  }

  private Named named(String text) {
    Map<String, Map.Entry<String, Step.Word>> phrases =
        words.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, Function.identity()));
    var several = ear.own().several(text, new PhraseTable<>(phrases));
    List<Map.Entry<String, Step.Word>> named = several.known().orElse(List.of());
    return new Named(
        named.stream().map(Map.Entry::getValue).distinct().toList(),
        several instanceof ParsedAnswer.Understood<?>,
        named.stream()
            .filter(it -> ear.yesNo(it.getKey()) instanceof ParsedAnswer.Understood<Boolean>)
            .count(),
        named.size());
  }

  /// The one choice that a text names in words of its own, not by a yes or a no alone: "yes, i walk
  /// 3 miles a day", "no, my knee is shot". What else it says explains it.
  Optional<Step.Word> chosen(ParsedInput heard) {
    Named named = named(heard.text());
    if (named.meant().size() != 1 || named.onlyPlain()) {
      return Optional.empty();
    }
    boolean no = isNo(named);
    boolean counted = heard.words().chars().anyMatch(Character::isDigit);
    return (no ? named.plain() > 0 : named.whole() || (named.plain() > 0 && counted))
        ? Optional.of(named.meant().getFirst())
        : Optional.empty();
  }

  /// The same at a question of YES and NO: a YES must be all that is said, "im just her husband" is
  /// a NO with something around it.
  Optional<AnswerFit.Answer> at(Step.Ask ask, ParsedInput heard) {
    boolean both = ask.words().stream().map(Step.Word::key).toList().containsAll(YES_AND_NO);
    if (!both || ear.wonders(heard.text())) {
      return Optional.empty();
    }
    Named named = named(heard.text());
    return named.meant().size() == 1 && !named.onlyPlain() && (named.whole() || isNo(named))
        ? Optional.of(answer(named.meant().getFirst(), named.whole()))
        : Optional.empty();
  }

  private static boolean isNo(Named named) {
    return named.meant().getFirst().key().equals("NO");
  }

  private static AnswerFit.Answer answer(Step.Word word, boolean sure) {
    return new AnswerFit.Answer(word.value(), word.next(), true, sure ? Grade.SURE : Grade.LIKELY);
  }

  /// The one word that a mistyped text is nearest to; null when none is near.
  static Step.@Nullable Word nearest(Map<String, Step.Word> words, String heard) {
    Step.Word nearest = null;
    int best = Integer.MAX_VALUE;
    for (var entry : words.entrySet()) {
      int slips = EditDistance.tolerance(Math.min(heard.length(), entry.getKey().length()));
      int distance = slips == 0 ? 1 : EditDistance.distance(heard, entry.getKey(), slips);
      if (distance <= slips && distance <= best) {
        nearest = distance < best || entry.getValue().equals(nearest) ? entry.getValue() : null;
        best = distance;
      }
    }
    return nearest;
  }
}
