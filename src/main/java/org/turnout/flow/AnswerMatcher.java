package org.turnout.flow;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.turnout.channel.MediaKind;
import org.turnout.language.AnswerParser;
import org.turnout.language.GlobalWord;
import org.turnout.language.Grade;
import org.turnout.language.Option;
import org.turnout.language.ParsedAnswer;
import org.turnout.language.PhraseTable;
import org.turnout.language.SystemText;
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
    return new CoreFit(ear, text -> whole(ask, words, text, labels)).of(ask, heard);
  }

  /// The text as it is, with all that is said around an answer.
  private AnswerFit whole(
      Step.Ask ask, Map<String, Step.Word> words, ParsedInput heard, Labels labels) {
    Step.Word own = words.get(heard.words());
    if (own != null && !heard.words().isEmpty()) {
      return answer(own, heard.text().indexOf('?') < 0 ? Grade.SURE : Grade.LIKELY);
    }
    if (takesAnyWords(ask)
        && spoken(ask, heard) instanceof AnswerFit.Answer said
        && said.grade() == Grade.SURE) {
      return said; // "si porfa" is YES, though any words are taken
    }
    AnswerFit typed =
        ask.type().isPresent() ? typed(ask.type().get(), heard, labels) : AnswerFit.MISS;
    if (!(typed instanceof AnswerFit.Miss) || heard.words().isEmpty()) {
      return typed;
    }
    AnswerFit meant = meant(ask, words, heard);
    return meant instanceof AnswerFit.Miss ? typed : meant;
  }

  private static boolean takesAnyWords(Step.Ask ask) {
    return ask.type()
        .filter(type -> type instanceof AnswerType.FreeText || type instanceof AnswerType.Employer)
        .isPresent();
  }

  /// How shown rows read, and which they are.
  interface Labels {
    List<Value.Row> rows();

    List<Option> options();
  }

  private static AnswerFit.Answer answer(Step.Word word, Grade grade) {
    return new AnswerFit.Answer(word.value(), word.next(), true, grade);
  }

  private AnswerFit typed(AnswerType type, ParsedInput heard, Labels labels) {
    return switch (type) {
      case AnswerType.Photo _ ->
          heard.photos().isEmpty()
              ? new AnswerFit.Miss(noPhoto(heard))
              : AnswerFit.sure(new Value.Photo(heard.photos().getFirst()));
      case AnswerType _ when heard.isBlank() -> AnswerFit.MISS;
      case AnswerType.Choice choice -> choice(choice, heard, labels);
      case AnswerType.Spoken spoken -> spoken(spoken, heard.text());
    };
  }

  private AnswerFit spoken(AnswerType.Spoken spoken, String text) {
    if (spoken instanceof AnswerType.FreeText
        && (ear.remarks(text) || ear.thanks(text) || isYesOrNo(text) || isQuestion(text))) {
      return AnswerFit.MISS; // "hold on", "who are they for usually?"
    }
    if (spoken instanceof AnswerType.FreeText(int max)
        && max <= CoreFit.LONGEST_NAME
        && ear.cores().isNameless(text)) {
      return AnswerFit.MISS; // "my unit": which?
    }
    ParsedAnswer<Value> said = spoken.hear(text, context);
    boolean listed =
        spoken instanceof AnswerType.Employer && said instanceof ParsedAnswer.Understood<Value>;
    AnswerFit fit = AnswerFit.of(said, spoken.loose() && !listed);
    return fit instanceof AnswerFit.Miss ? new AnswerFit.Miss(spoken.wrong(text)) : fit;
  }

  /// A yes or a no names nothing.
  private boolean isYesOrNo(String text) {
    return text.strip().indexOf(' ') < 0
        && ear.yesNo(text) instanceof ParsedAnswer.Understood<Boolean>;
  }

  private boolean isQuestion(String text) {
    return text.indexOf('?') >= 0 && text.strip().indexOf(' ') > 0 && ear.wonders(text);
  }

  private static Optional<SystemText> noPhoto(ParsedInput heard) {
    if (heard.others().contains(MediaKind.OTHER_PICTURE)) {
      return Optional.of(SystemText.OTHER_PICTURE);
    }
    return heard.others().isEmpty() ? Optional.empty() : Optional.of(SystemText.NOT_A_PHOTO);
  }

  private AnswerFit choice(AnswerType.Choice choice, ParsedInput heard, Labels labels) {
    boolean more =
        choice.more().filter(word -> TextFold.words(word).equals(heard.words())).isPresent()
            || ear.global(heard.text()).filter(GlobalWord.MORE::equals).isPresent();
    if (more) {
      return AnswerFit.MORE;
    }
    return pick(choice, heard, labels);
  }

  /// One of the rows: by number, by name, by what is nearest.
  AnswerFit pick(AnswerType.Choice choice, ParsedInput heard, Labels labels) {
    if (labels.rows().isEmpty() || heard.isBlank()) {
      return AnswerFit.MISS;
    }
    List<Value.Row> rows = labels.rows();
    if (rows.size() == 1
        && ear.yesNo(heard.text()) instanceof ParsedAnswer.Understood<Boolean>(Boolean yes)
        && yes) {
      return row(choice, rows.getFirst(), Grade.SURE); // the only one that was offered
    }
    var picked = ear.choice(heard.text(), labels.options(), context.today()).map(rows::get);
    return switch (picked) {
      case ParsedAnswer.Understood<Value.Row>(var row) -> row(choice, row, Grade.SURE);
      case ParsedAnswer.Likely<Value.Row>(var row) -> row(choice, row, Grade.LIKELY);
      case ParsedAnswer.Unclear<Value.Row>(_, var several)
          when several.size() > 1 && several.size() < rows.size() ->
          new AnswerFit.Narrow(several);
      case ParsedAnswer.Unclear<Value.Row> _ -> AnswerFit.MISS;
    };
  }

  static AnswerFit.Answer row(AnswerType.Choice choice, Value.Row row, Grade grade) {
    Optional<String> next = row.isFull() ? choice.full() : Optional.empty();
    return new AnswerFit.Answer(row, next, true, grade);
  }

  /// The word that was meant though not written: "yep" for YES, "two" for 2, "wait pls", "wiat".
  private AnswerFit meant(Step.Ask ask, Map<String, Step.Word> words, ParsedInput heard) {
    AnswerFit several = ask.several() ? several(ask, words, heard) : AnswerFit.MISS;
    if (!(several instanceof AnswerFit.Miss)) {
      return several;
    }
    if (ask.choosesNo()) {
      return chosen(ask, words, heard);
    }
    Optional<Step.Word> none = none(ask, words, heard);
    if (none.isPresent()) {
      return answer(none.get(), Grade.SURE);
    }
    Optional<AnswerFit.Answer> named = new OwnWords(ear, words).at(ask, heard);
    if (named.filter(it -> it.grade() == Grade.SURE).isPresent()) {
      return named.get();
    }
    AnswerFit spoken = spoken(ask, heard);
    if (!(spoken instanceof AnswerFit.Miss)) {
      return spoken;
    }
    AnswerFit first = first(words, heard);
    if (first != null) {
      return first;
    }
    if (named.isPresent()) {
      return named.get();
    }
    Step.Word nearest = OwnWords.nearest(words, heard.words());
    return nearest == null ? AnswerFit.MISS : answer(nearest, Grade.LIKELY);
  }

  /// At a list, words of several that lead elsewhere: "ugh i work saturday. never mind".
  private Optional<Step.Word> none(Step.Ask ask, Map<String, Step.Word> words, ParsedInput heard) {
    if (!(ask.type().orElse(null) instanceof AnswerType.Choice) || ear.wonders(heard.text())) {
      return Optional.empty();
    }
    Map<String, Step.Word> out = new HashMap<>(out(ask, words));
    out.keySet().removeIf(phrase -> phrase.indexOf(' ') < 0);
    return ear.own().named(heard.text(), new PhraseTable<>(out));
  }

  /// The words that lead elsewhere than on.
  private static Map<String, Step.Word> out(Step.Ask ask, Map<String, Step.Word> words) {
    return words.entrySet().stream()
        .filter(entry -> !entry.getValue().next().equals(ask.next()))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /// Where NO is a choice: "no i cant come" means the way out, "no thanks" the choice, and what
  /// says no in any other way is asked again.
  private AnswerFit chosen(Step.Ask ask, Map<String, Step.Word> words, ParsedInput heard) {
    if (ear.wonders(heard.text())) {
      return AnswerFit.MISS; // "will they pay us that day?"
    }
    Optional<Step.Word> named = ear.own().named(heard.text(), new PhraseTable<>(out(ask, words)));
    if (named.isPresent()) {
      return answer(named.get(), Grade.LIKELY);
    }
    Optional<Step.Word> explicit =
        new OwnWords(ear, words)
            .chosen(heard)
            .or(() -> new FirstClause(ear, words).of(heard.text()));
    if (explicit.isPresent()) {
      return answer(explicit.get(), Grade.SURE);
    }
    boolean no = ear.yesNo(heard.text()).known().filter(Boolean.FALSE::equals).isPresent();
    if (!no) {
      return spoken(ask, heard);
    }
    int blank = heard.words().indexOf(' ');
    String rest = blank < 0 ? "" : heard.words().substring(blank);
    boolean plain =
        blank > 0
            && Courtesy.only(ParsedInput.of(rest), ear)
            && ear.yesNo(rest).known().isEmpty(); // "hindi po ako pwede"
    Step.Word word = plain ? words.get(heard.words().substring(0, blank)) : null;
    return word == null ? AnswerFit.MISS : answer(word, Grade.SURE);
  }

  /// A word of the question that the text begins with; null when it begins with none.
  private @Nullable AnswerFit first(Map<String, Step.Word> words, ParsedInput heard) {
    int blank = heard.words().indexOf(' ');
    String head = blank < 0 ? "" : heard.words().substring(0, blank);
    Step.Word first = words.get(head);
    if (first == null) {
      return null;
    }
    Grade grade = ear.own().beside(heard.text(), head);
    return grade == Grade.UNCLEAR ? AnswerFit.MISS : answer(first, grade);
  }

  /// Several words of the question: "bargaining and picket". Those that lead elsewhere count only
  /// alone.
  AnswerFit several(Step.Ask ask, Map<String, Step.Word> words, ParsedInput heard) {
    var named = ear.own().several(heard.text(), new PhraseTable<>(words));
    List<Step.Word> known = named.known().orElse(List.of());
    boolean together = known.stream().allMatch(word -> word.isOneOfSeveral(ask));
    if (known.isEmpty() || (known.size() > 1 && !together)) {
      return AnswerFit.MISS;
    }
    String all = known.stream().map(word -> word.value().plain()).collect(Collectors.joining(", "));
    Grade grade = named instanceof ParsedAnswer.Understood<?> ? Grade.SURE : Grade.LIKELY;
    return new AnswerFit.Answer(new Value.Text(all), known.getFirst().next(), true, grade);
  }

  private AnswerFit spoken(Step.Ask ask, ParsedInput heard) {
    for (Step.Word word : ask.words()) {
      boolean yes = word.key().equals("YES");
      if (yes || word.key().equals("NO")) {
        AnswerFit said = same(word, ear.yesNo(heard.text()), yes);
        if (yes
            && ask.several()
            && said instanceof AnswerFit.Answer
            && ear.isOnlyPolite(heard.text())) {
          return answer(word, Grade.LIKELY); // "got it" may only say that the text was read
        }
        if (!(said instanceof AnswerFit.Miss)) {
          return said;
        }
      }
      if (isNumber(word.key())) {
        AnswerFit said = same(word, ear.number(heard.text()), Long.valueOf(word.key()));
        if (!(said instanceof AnswerFit.Miss)) {
          return said;
        }
      }
    }
    return AnswerFit.MISS;
  }

  private static <T> AnswerFit same(Step.Word word, ParsedAnswer<T> said, T meant) {
    if (said.known().filter(meant::equals).isEmpty()) {
      return AnswerFit.MISS;
    }
    return answer(word, said instanceof ParsedAnswer.Understood<T> ? Grade.SURE : Grade.LIKELY);
  }

  private static boolean isNumber(String key) {
    return !key.isEmpty() && key.length() < 9 && key.chars().allMatch(c -> c >= '0' && c <= '9');
  }
}
