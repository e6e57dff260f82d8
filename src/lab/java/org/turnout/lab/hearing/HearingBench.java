package org.turnout.lab.hearing;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.turnout.lab.hearing.HearingScore.Mark;
import org.turnout.language.AnswerParser;
import org.turnout.language.Languages;
import org.turnout.language.Option;

/// Hears the labeled inputs and counts: right, asked back, wrong.
public final class HearingBench {
  /// The day on which the inputs are written: a Saturday.
  static final LocalDate TODAY = LocalDate.of(2026, 10, 3);

  private static final List<String> LANGUAGES = List.of("en", "es", "tl");

  /// A kind of question.
  ///
  /// @param high whether a likely reading is asked back
  private record Kind(boolean high, BiFunction<AnswerParser, String, HeardOutcome> hear) {}

  private static final Map<String, Kind> KINDS = new TreeMap<>();

  static {
    KINDS.put(
        "yesno",
        new Kind(true, (ear, text) -> HeardOutcome.of(ear.yesNo(text), it -> it ? "yes" : "no")));
    KINDS.put("number", new Kind(false, HearingBench::number));
    KINDS.put("ordinal", new Kind(true, HearingBench::ordinal));
    KINDS.put(
        "day",
        new Kind(
            false, (ear, text) -> HeardOutcome.of(ear.date(text, TODAY), LocalDate::toString)));
    KINDS.put(
        "time", new Kind(false, (ear, text) -> HeardOutcome.of(ear.time(text), it -> "" + it)));
    KINDS.put(
        "name", new Kind(true, (ear, text) -> HeardOutcome.of(ear.name(text), it -> "= " + it)));
  }

  private HearingBench() {}

  private static HeardOutcome number(AnswerParser ear, String text) {
    HeardOutcome heard = HeardOutcome.of(ear.number(text), it -> "" + it);
    boolean inRange =
        heard.grade() != HeardOutcome.Grade.ASKED
            && Long.parseLong(heard.value()) >= 1
            && Long.parseLong(heard.value()) <= 200;
    return inRange ? heard : new HeardOutcome("", HeardOutcome.Grade.ASKED);
  }

  private static HeardOutcome ordinal(AnswerParser ear, String text) {
    List<Option> rows =
        IntStream.of(1, 2, 3, 4).mapToObj(n -> Option.of("qqq" + "wxyz".charAt(n - 1))).toList();
    return HeardOutcome.of(ear.choice(text, rows), it -> "" + (it + 1));
  }

  /// The scores by kind.
  ///
  /// @param misses takes a line for each input that was not heard right
  public static Map<String, HearingScore> run(List<String> misses) {
    Languages languages = Languages.builtIn();
    var scores = new TreeMap<String, HearingScore>();
    KINDS.forEach((name, kind) -> {
      var score = scores.computeIfAbsent(name, _ -> new HearingScore());
      for (String language : LANGUAGES) {
        for (LabeledInput input : LabeledInput.written(name, language)) {
          var heard = kind.hear().apply(languages.listener(language), input.text());
          Mark mark = heard.mark(input, kind.high());
          score.add(mark);
          if (mark != Mark.RIGHT) {
            misses.add(
                "%s\t%s.%s\t%s\t%s\t%s %s"
                    .formatted(
                        mark,
                        name,
                        language,
                        input.text().replace("\n", "\\n"),
                        String.join(" | ", input.right()),
                        heard.grade(),
                        heard.value()));
          }
        }
      }
    });
    return scores;
  }

  /// Prints the scores, and the misses behind them.
  public static void main(String[] args) {
    var misses = new java.util.ArrayList<String>();
    run(misses)
        .forEach((kind, score) ->
            System.out.printf(
                Locale.ROOT,
                "%-8s %4d  right %5.1f %%  asked %5.1f %%  wrong %4.1f %% (%d)%n",
                kind,
                score.total(),
                100 * score.share(Mark.RIGHT),
                100 * score.share(Mark.ASKED),
                100 * score.share(Mark.WRONG),
                score.count(Mark.WRONG)));
    misses.forEach(System.out::println);
  }
}
