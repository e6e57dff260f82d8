package org.turnout.flow;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.turnout.language.Fold;
import org.turnout.language.GlobalWord;
import org.turnout.language.Listener;
import org.turnout.language.Option;
import org.turnout.language.Spelling;
import org.turnout.language.Understanding.Understood;

/// Fits a text to a question: its own words first, then its type, then its words with a slip of the
/// thumb or a courtesy.
final class Answers {
  private final Listener ear;
  private final AnswerType.Context context;

  Answers(AnswerType.Context context) {
    this.ear = context.listener();
    this.context = context;
  }

  /// @param words the question's own words, folded
  /// @param labels how the rows read that the person was shown; asked for only when it matters
  Fit fit(Step.Ask ask, Map<String, Step.Word> words, Heard heard, Labels labels) {
    Step.Word own = words.get(heard.words());
    if (own != null && !heard.words().isEmpty()) {
      return answer(own);
    }
    Fit typed = ask.type().isPresent() ? typed(ask.type().get(), heard, labels) : Fit.MISS;
    if (!(typed instanceof Fit.Miss) || heard.words().isEmpty()) {
      return typed;
    }
    Step.Word meant = meant(ask, words, heard);
    return meant == null ? Fit.MISS : answer(meant);
  }

  /// How shown rows read, and which they are.
  interface Labels {
    List<Value.Row> rows();

    List<Option> options();
  }

  private static Fit answer(Step.Word word) {
    return new Fit.Answer(word.value(), word.next(), true);
  }

  private Fit typed(AnswerType type, Heard heard, Labels labels) {
    return switch (type) {
      case AnswerType.Photo _ ->
          heard.photos().isEmpty()
              ? Fit.MISS
              : Fit.sure(new Value.Photo(heard.photos().getFirst()));
      case AnswerType _ when heard.text().isBlank() -> Fit.MISS;
      case AnswerType.Choice choice -> choice(choice, heard, labels);
      case AnswerType.Spoken spoken ->
          spoken.hear(heard.text(), context) instanceof Understood<Value>(Value value)
              ? spoken.loose() ? Fit.loose(value) : Fit.sure(value)
              : Fit.MISS;
    };
  }

  private Fit choice(AnswerType.Choice choice, Heard heard, Labels labels) {
    boolean more =
        choice.more().filter(word -> Fold.words(word).equals(heard.words())).isPresent()
            || ear.global(heard.text()).filter(GlobalWord.MORE::equals).isPresent();
    if (more) {
      return Fit.MORE;
    }
    return pick(heard, labels);
  }

  /// One of the rows: by number, by name, by what stands nearest.
  Fit pick(Heard heard, Labels labels) {
    if (labels.rows().isEmpty() || heard.text().isBlank()) {
      return Fit.MISS;
    }
    return ear.choice(heard.text(), labels.options()) instanceof Understood<Integer>(Integer at)
        ? Fit.sure(labels.rows().get(at))
        : dated(heard, labels.rows());
  }

  /// The one row of the day that was named: "tuesday" for "Tue Oct 6".
  private Fit dated(Heard heard, List<Value.Row> rows) {
    if (rows.stream().noneMatch(row -> row.fields().get("day") instanceof Value.Day)
        || !(ear.dayOf(heard.text(), context.today())
            instanceof Understood<LocalDate>(LocalDate day))) {
      return Fit.MISS;
    }
    var named = new Value.Day(day);
    var found = rows.stream().filter(row -> named.equals(row.fields().get("day"))).toList();
    return found.size() == 1 ? Fit.sure(found.getFirst()) : Fit.MISS;
  }

  /// The word that was meant though not written: "yep" for YES, "two" for 2, "wait pls", "wiat".
  private Step.@Nullable Word meant(Step.Ask ask, Map<String, Step.Word> words, Heard heard) {
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

  private Step.@Nullable Word spoken(Step.Ask ask, Heard heard) {
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
      int slips = Spelling.tolerance(Math.min(heard.length(), entry.getKey().length()));
      int distance = slips == 0 ? 1 : Spelling.distance(heard, entry.getKey(), slips);
      if (distance <= slips && distance <= best) {
        nearest = distance < best || entry.getValue().equals(nearest) ? entry.getValue() : null;
        best = distance;
      }
    }
    return nearest;
  }
}
