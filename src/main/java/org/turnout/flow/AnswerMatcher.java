package org.turnout.flow;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.turnout.language.AnswerParser;
import org.turnout.language.EditDistance;
import org.turnout.language.GlobalWord;
import org.turnout.language.Option;
import org.turnout.language.ParsedAnswer.Understood;
import org.turnout.language.TextFold;

/// Fits a text to a question: its own words first, then its type, then its words with a slip of the
/// thumb or a courtesy.
final class AnswerMatcher {
  private final AnswerParser ear;
  private final AnswerType.Context context;

  AnswerMatcher(AnswerType.Context context) {
    this.ear = context.listener();
    this.context = context;
  }

  /// @param words the question's own words, folded
  /// @param labels how the rows read that the person was shown; asked for only when it matters
  AnswerFit fit(Step.Ask ask, Map<String, Step.Word> words, ParsedInput heard, Labels labels) {
    Step.Word own = words.get(heard.words());
    if (own != null && !heard.words().isEmpty()) {
      return answer(own);
    }
    AnswerFit typed =
        ask.type().isPresent() ? typed(ask.type().get(), heard, labels) : AnswerFit.MISS;
    if (!(typed instanceof AnswerFit.Miss) || heard.words().isEmpty()) {
      return typed;
    }
    Step.Word meant = meant(ask, words, heard);
    return meant == null ? AnswerFit.MISS : answer(meant);
  }

  /// How shown rows read, and which they are.
  interface Labels {
    List<Value.Row> rows();

    List<Option> options();
  }

  private static AnswerFit answer(Step.Word word) {
    return new AnswerFit.Answer(word.value(), word.next(), true);
  }

  private AnswerFit typed(AnswerType type, ParsedInput heard, Labels labels) {
    return switch (type) {
      case AnswerType.Photo _ ->
          heard.photos().isEmpty()
              ? AnswerFit.MISS
              : AnswerFit.sure(new Value.Photo(heard.photos().getFirst()));
      case AnswerType _ when heard.text().isBlank() -> AnswerFit.MISS;
      case AnswerType.Choice choice -> choice(choice, heard, labels);
      case AnswerType.Spoken spoken ->
          spoken.hear(heard.text(), context) instanceof Understood<Value>(Value value)
              ? spoken.loose() ? AnswerFit.loose(value) : AnswerFit.sure(value)
              : AnswerFit.MISS;
    };
  }

  private AnswerFit choice(AnswerType.Choice choice, ParsedInput heard, Labels labels) {
    boolean more =
        choice.more().filter(word -> TextFold.words(word).equals(heard.words())).isPresent()
            || ear.global(heard.text()).filter(GlobalWord.MORE::equals).isPresent();
    if (more) {
      return AnswerFit.MORE;
    }
    return pick(heard, labels);
  }

  /// One of the rows: by number, by name, by what is nearest.
  AnswerFit pick(ParsedInput heard, Labels labels) {
    if (labels.rows().isEmpty() || heard.text().isBlank()) {
      return AnswerFit.MISS;
    }
    return ear.choice(heard.text(), labels.options()) instanceof Understood<Integer>(Integer at)
        ? AnswerFit.sure(labels.rows().get(at))
        : dated(heard, labels.rows());
  }

  /// The one row of the day that was named: "tuesday" for "Tue Oct 6".
  private AnswerFit dated(ParsedInput heard, List<Value.Row> rows) {
    if (rows.stream().noneMatch(row -> row.fields().get("day") instanceof Value.Day)
        || !(ear.dayOf(heard.text(), context.today())
            instanceof Understood<LocalDate>(LocalDate day))) {
      return AnswerFit.MISS;
    }
    var named = new Value.Day(day);
    var found = rows.stream().filter(row -> named.equals(row.fields().get("day"))).toList();
    return found.size() == 1 ? AnswerFit.sure(found.getFirst()) : AnswerFit.MISS;
  }

  /// The word that was meant though not written: "yep" for YES, "two" for 2, "wait pls", "wiat".
  private Step.@Nullable Word meant(Step.Ask ask, Map<String, Step.Word> words, ParsedInput heard) {
    Step.Word yesNo = spoken(ask, heard);
    if (yesNo != null) {
      return yesNo;
    }
    int blank = heard.words().indexOf(' ');
    Step.Word first = blank < 0 ? null : words.get(heard.words().substring(0, blank));
    if (first != null && heard.words().length() < 40) {
      return first;
    }
    return nearest(words, heard.words());
  }

  private Step.@Nullable Word spoken(Step.Ask ask, ParsedInput heard) {
    for (Step.Word word : ask.words()) {
      boolean yes = word.key().equals("YES");
      if ((yes || word.key().equals("NO"))
          && ear.yesNo(heard.text()) instanceof Understood<Boolean>(Boolean said)
          && said == yes) {
        return word;
      }
      if (isNumber(word.key())
          && ear.number(heard.text()) instanceof Understood<Long>(Long n)
          && word.key().equals(Long.toString(n))) {
        return word;
      }
    }
    return null;
  }

  private static boolean isNumber(String key) {
    return !key.isEmpty() && key.length() < 9 && key.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static Step.@Nullable Word nearest(Map<String, Step.Word> words, String heard) {
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
