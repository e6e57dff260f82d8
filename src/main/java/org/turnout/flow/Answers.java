package org.turnout.flow;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.turnout.language.Fold;
import org.turnout.language.GlobalWord;
import org.turnout.language.Listener;
import org.turnout.language.Option;
import org.turnout.language.Spelling;
import org.turnout.language.Understanding;
import org.turnout.language.Understanding.Understood;
import org.turnout.people.PhoneNumber;

/// Fits a text to a question: its own words first, then its type, then its words with a slip of the
/// thumb or a courtesy.
final class Answers {
  private final Listener ear;
  private final LocalDate today;
  private final ZoneId zone;

  Answers(Listener ear, LocalDate today, ZoneId zone) {
    this.ear = ear;
    this.today = today;
    this.zone = zone;
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
    if (type instanceof AnswerType.Photo) {
      return heard.photos().isEmpty()
          ? Fit.MISS
          : Fit.sure(new Value.Photo(heard.photos().getFirst()));
    }
    String text = heard.text();
    if (text.isBlank()) {
      return Fit.MISS;
    }
    return switch (type) {
      case AnswerType.FreeText(int max) ->
          text.strip().length() <= max ? Fit.loose(new Value.Text(text.strip())) : Fit.MISS;
      case AnswerType.Number(long min, long max) -> number(text, min, max);
      case AnswerType.YesNo _ -> sure(ear.yesNo(text).map(Value.Flag::new));
      case AnswerType.Day _ -> sure(ear.date(text, today).map(Value.Day::new));
      case AnswerType.Clock _ -> sure(ear.time(text).map(Value.Clock::new));
      case AnswerType.Moment _ -> moment(text);
      case AnswerType.Zip _ -> sure(ear.zip(text).map(Value.Text::new));
      case AnswerType.Email _ -> sure(ear.email(text).map(Value.Text::new));
      case AnswerType.Phone _ -> phone(text);
      case AnswerType.Name _ -> loose(ear.name(text).map(Value.Text::new));
      case AnswerType.Photo _ -> Fit.MISS;
      case AnswerType.Choice choice -> choice(choice, heard, labels);
    };
  }

  private Fit number(String text, long min, long max) {
    return ear.number(text) instanceof Understood<Long>(Long n) && n >= min && n <= max
        ? Fit.sure(new Value.Number(n))
        : Fit.MISS;
  }

  private static Fit phone(String text) {
    return PhoneNumber.read(text)
        .usable()
        .<Fit>map(phone -> Fit.sure(new Value.Text(phone.e164())))
        .orElse(Fit.MISS);
  }

  private Fit moment(String text) {
    return ear.date(text, today) instanceof Understood<LocalDate>(LocalDate day)
            && ear.time(text) instanceof Understood<LocalTime>(LocalTime time)
        ? Fit.sure(new Value.Moment(day.atTime(time).atZone(zone).toInstant()))
        : Fit.MISS;
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
        || !(ear.dayOf(heard.text(), today) instanceof Understood<LocalDate>(LocalDate day))) {
      return Fit.MISS;
    }
    var named = new Value.Day(day);
    var found = rows.stream().filter(row -> named.equals(row.fields().get("day"))).toList();
    return found.size() == 1 ? Fit.sure(found.getFirst()) : Fit.MISS;
  }

  private static <T extends Value> Fit sure(Understanding<T> understanding) {
    return understanding instanceof Understood<T>(T value) ? Fit.sure(value) : Fit.MISS;
  }

  private static <T extends Value> Fit loose(Understanding<T> understanding) {
    return understanding instanceof Understood<T>(T value) ? Fit.loose(value) : Fit.MISS;
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
