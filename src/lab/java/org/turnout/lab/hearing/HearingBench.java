package org.turnout.lab.hearing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.turnout.lab.hearing.HearingScore.Mark;
import org.turnout.language.AnswerParser;
import org.turnout.language.Languages;
import org.turnout.language.Option;
import org.turnout.people.Compliance;
import org.turnout.people.ComplianceMatch;
import org.turnout.language.ParsedAnswer;

/// Hears the labeled inputs and counts: right, asked back, wrong.
public final class HearingBench {
  /// The day on which the inputs are written: a Saturday.
  static final LocalDate TODAY = LocalDate.of(2026, 10, 3);

  private static final List<String> LANGUAGES = List.of("en", "es", "tl");

  /// A kind of question.
  ///
  /// @param high whether a likely reading is asked back
  private record Kind(boolean high, BiFunction<AnswerParser, LabeledInput, HeardOutcome> hears) {
    static Kind of(boolean high, BiFunction<AnswerParser, String, HeardOutcome> hear) {
      return new Kind(high, (ear, input) -> hear.apply(ear, input.text()));
    }
  }

  private static final Map<String, Kind> KINDS = new TreeMap<>();

  static {
    KINDS.put(
        "yesno",
        Kind.of(true, (ear, text) -> HeardOutcome.of(ear.yesNo(text), it -> it ? "yes" : "no")));
    KINDS.put("number", Kind.of(false, HearingBench::number));
    KINDS.put("ordinal", Kind.of(true, HearingBench::ordinal));
    KINDS.put(
        "day",
        Kind.of(
            false, (ear, text) -> HeardOutcome.of(ear.date(text, TODAY), LocalDate::toString)));
    KINDS.put(
        "time", Kind.of(false, (ear, text) -> HeardOutcome.of(ear.time(text), it -> "" + it)));
    KINDS.put("optout", new Kind(false, (_, input) -> optOut(input)));
    KINDS.put("phonetext", new Kind(false, (_, input) -> phoneText(input)));
    KINDS.put("row", Kind.of(true, HearingBench::row));
    KINDS.put("site", Kind.of(false, HearingBench::site));
    KINDS.put(
        "name", Kind.of(true, (ear, text) -> HeardOutcome.of(ear.name(text), it -> "= " + it)));
  }

  private HearingBench() {}

  private static final Compliance COMPLIANCE = new Compliance(Languages.builtIn());

  private static HeardOutcome optOut(LabeledInput input) {
    return switch (COMPLIANCE.classify(input.text(), input.language())) {
      case ComplianceMatch.Stop _, ComplianceMatch.WrongNumber _ -> taken("stop");
      case ComplianceMatch.Review _ ->
          new HeardOutcome("hold", input.right().contains("hold") ? HeardOutcome.Grade.TAKEN : HeardOutcome.Grade.ASKED);
      default -> taken("alone");
    };
  }

  private static HeardOutcome phoneText(LabeledInput input) {
    return switch (COMPLIANCE.classify(input.text(), input.language())) {
      case ComplianceMatch.Reaction _, ComplianceMatch.AutoReply _ -> taken("silent");
      default -> taken("person");
    };
  }

  private static HeardOutcome taken(String value) {
    return new HeardOutcome(value, HeardOutcome.Grade.TAKEN);
  }

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
    return HeardOutcome.of(ear.choice(text, rows, TODAY), it -> "" + (it + 1));
  }

  private static final List<Option> SHIFTS =
      List.of(
          shift(5, 6, 10, "Sunset", "Los Angeles"),
          shift(5, 10, 14, "Sunset", "Los Angeles"),
          shift(5, 14, 18, "Sunset", "Los Angeles"),
          shift(5, 6, 10, "Fontana", "Fontana"),
          shift(5, 10, 14, "Fontana", "Fontana"),
          shift(6, 6, 10, "Sunset", "Los Angeles"),
          shift(6, 14, 18, "West Side", "Los Angeles"),
          shift(6, 10, 14, "Harbor", "Harbor City"),
          shift(7, 6, 10, "Fontana", "Fontana"),
          shift(6, 10, 14, "Sunset", "Los Angeles"));

  private static Option shift(int day, int from, int to, String site, String city) {
    return new Option(
        from + "-" + to + " " + site,
        List.of(site, city),
        Optional.of(LocalDate.of(2026, 10, day)),
        Optional.of(LocalTime.of(from, 0)),
        Optional.of(LocalTime.of(to, 0)));
  }

  private static HeardOutcome row(AnswerParser ear, String text) {
    ParsedAnswer<Integer> open = ear.choice(text, SHIFTS.subList(0, 9), TODAY);
    boolean nothing =
        open instanceof ParsedAnswer.Unclear<Integer>(_, var several) && several.isEmpty();
    return switch (nothing
        ? ear.choice(text, SHIFTS.subList(9, 10), TODAY).map(_ -> 9)
        : open) {
      case ParsedAnswer.Unclear<Integer>(_, var several) when !several.isEmpty() ->
          new HeardOutcome(
              several.size() == 1
                  ? place(several.getFirst())
                  : "narrow " + several.stream().map(it -> place(it)).collect(Collectors.joining(" ")),
              several.size() == 1 ? HeardOutcome.Grade.LIKELY : HeardOutcome.Grade.TAKEN);
      case ParsedAnswer<Integer> answer -> HeardOutcome.of(answer, HearingBench::place);
    };
  }

  private static String place(int at) {
    return at == 9 ? "full" : "" + (at + 1);
  }

  private static HeardOutcome site(AnswerParser ear, String text) {
    return HeardOutcome.of(ear.choice(text, SITES.stream().map(Map.Entry::getValue).toList(), TODAY), it -> SITES.get(it).getKey());
  }

  private static final Map<String, String> STATES =
      Map.of("CA", "california", "HI", "hawaii", "OR", "oregon", "WA", "washington", "CO", "colorado", "GA", "georgia", "MD", "maryland", "DC", "district of columbia", "VA", "virginia");

  private static final List<Map.Entry<String, Option>> SITES = sites();

  private static List<Map.Entry<String, Option>> sites() {
    try {
      var sites = new ArrayList<Map.Entry<String, Option>>();
      var row = Pattern.compile("site: ([^,]+), name: ([^,]+), city: ([^,]+), state: (..), .*zip: \"(\\d+)\"(?:.*aliases: \\[([^\\]]*)\\])?");
      for (String line : Files.readAllLines(Path.of("config/locals.yaml"))) {
        var found = row.matcher(line);
        if (found.find()) {
          var also = new ArrayList<>(List.of(found.group(1), found.group(3), found.group(4), found.group(5), STATES.getOrDefault(found.group(4), "")));
          if (found.group(6) != null) {
            also.addAll(List.of(found.group(6).split(", *")));
          }
          sites.add(Map.entry(found.group(1), new Option(found.group(2), also)));
        }
      }
      return sites;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
          var heard = kind.hears().apply(languages.listener(language), input);
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
