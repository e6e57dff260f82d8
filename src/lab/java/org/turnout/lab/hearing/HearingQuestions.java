package org.turnout.lab.hearing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.turnout.flow.FlowKeywords;
import org.turnout.language.AnswerParser;
import org.turnout.language.GlobalWord;
import org.turnout.language.Languages;
import org.turnout.language.Option;
import org.turnout.language.ParsedAnswer;
import org.turnout.language.TextFold;
import org.turnout.people.Compliance;
import org.turnout.people.ComplianceMatch;
import org.turnout.people.LocalsFile;
import org.turnout.people.Site;
import org.turnout.problem.Problems;
import org.turnout.yaml.YamlFile;

/// The questions that the labeled inputs answer, by kind, and how each is heard.
final class HearingQuestions {
  /// The day on which the inputs are written: a Saturday.
  private static final LocalDate TODAY = LocalDate.of(2026, 10, 3);

  /// The most that can be ordered.
  private static final long MOST = 200;

  /// How an input is heard.
  @FunctionalInterface
  private interface Ear {
    HeardOutcome hears(AnswerParser ear, String text);
  }

  /// A kind of question.
  ///
  /// @param high whether a likely reading is asked back
  record Question(boolean high, Ear ear) {}

  private final Languages languages;
  private final Compliance compliance;
  private final Map<String, Option> sites;
  private final FlowKeywords keywords;
  private final Map<String, Question> byKind = new TreeMap<>();

  /// @param locals the file with the sites
  /// @param keywords what starts the campaign's flows
  HearingQuestions(Languages languages, Path locals, FlowKeywords keywords) {
    this.languages = languages;
    this.keywords = keywords;
    this.compliance = new Compliance(languages);
    this.sites = sites(locals);
    high("yesno", (ear, text) -> HeardOutcome.of(ear.yesNo(text), it -> it ? "yes" : "no"));
    high("ordinal", (ear, text) -> row(ear, text, PLAIN, List.of()));
    high("row", (ear, text) -> row(ear, text, OPEN, FULL));
    high("name", (ear, text) -> HeardOutcome.of(ear.name(text), it -> "= " + it));
    middle("number", HearingQuestions::number);
    middle("day", (ear, text) -> HeardOutcome.of(ear.date(text, TODAY), LocalDate::toString));
    middle("time", (ear, text) -> HeardOutcome.of(ear.time(text), LocalTime::toString));
    middle("site", this::site);
    middle("whole", this::whole);
  }

  private void high(String kind, Ear ear) {
    byKind.put(kind, new Question(true, ear));
  }

  private void middle(String kind, Ear ear) {
    byKind.put(kind, new Question(false, ear));
  }

  List<String> kinds() {
    return Stream.concat(byKind.keySet().stream(), Stream.of("optout", "phonetext")).toList();
  }

  /// How an input counts.
  HearingScore.Mark mark(LabeledInput input, HeardOutcome heard) {
    Question question = byKind.get(input.kind());
    LabeledInput meant = input.kind().equals("whole") ? withoutSlots(input) : input;
    return heard.mark(meant, question != null && question.high());
  }

  /// Which flow starts; a text that only names a thing is right to start nothing.
  private static LabeledInput withoutSlots(LabeledInput input) {
    var right =
        input.right().stream()
            .map(label ->
                label.startsWith("start ") ? label.replaceAll("^(start \\w+).*", "$1") : "ask")
            .toList();
    return new LabeledInput(input.kind(), input.language(), right, input.text());
  }

  HeardOutcome hear(LabeledInput input) {
    Question question = byKind.get(input.kind());
    return question == null
        ? compliance(input)
        : question.ear().hears(languages.listener(input.language()), input.text());
  }

  private HeardOutcome compliance(LabeledInput input) {
    ComplianceMatch match = compliance.classify(input.text(), input.language());
    if (input.kind().equals("phonetext")) {
      boolean silent =
          match instanceof ComplianceMatch.Reaction || match instanceof ComplianceMatch.AutoReply;
      return HeardOutcome.taken(silent ? "silent" : "person");
    }
    return switch (match) {
      case ComplianceMatch.Stop _, ComplianceMatch.WrongNumber _ -> HeardOutcome.taken("stop");
      case ComplianceMatch.Plea _, ComplianceMatch.Review _ ->
          input.right().contains("hold") ? HeardOutcome.taken("hold") : HeardOutcome.asked();
      case ComplianceMatch.Start _,
          ComplianceMatch.StartIfStopped _,
          ComplianceMatch.Help _,
          ComplianceMatch.Reaction _,
          ComplianceMatch.AutoReply _,
          ComplianceMatch.Nothing _ ->
          HeardOutcome.taken("alone");
    };
  }

  private static HeardOutcome number(AnswerParser ear, String text) {
    ParsedAnswer<Long> number = ear.number(text);
    return number.known().filter(n -> n >= 1 && n <= MOST).isPresent()
        ? HeardOutcome.of(number, n -> Long.toString(n))
        : HeardOutcome.asked();
  }

  private HeardOutcome site(AnswerParser ear, String text) {
    List<String> keys = List.copyOf(sites.keySet());
    return HeardOutcome.of(ear.choice(text, List.copyOf(sites.values()), TODAY), keys::get);
  }

  /// The flow that a first text starts; what else it says is not read yet.
  private HeardOutcome whole(AnswerParser ear, String text) {
    if (ear.requests(GlobalWord.STEWARD, text)) {
      return HeardOutcome.taken("start steward");
    }
    String words = ear.withoutFillers(text);
    Optional<GlobalWord> global = ear.global(text).or(() -> ear.global(words));
    if (global.isPresent()) {
      return HeardOutcome.taken("start " + global.get().key());
    }
    return keywords
        .exact(TextFold.words(text), "en")
        .or(() -> keywords.exact(words, "en"))
        .or(() -> keywords.forgiving(words, "en"))
        .or(() -> keywords.requested(text, ear, "en"))
        .map(start -> HeardOutcome.taken("start " + start.flow()))
        .orElseGet(HeardOutcome::asked);
  }

  /// What could be a row of a list; a full one is looked for when none that is open fits.
  private static HeardOutcome row(
      AnswerParser ear, String text, List<Option> open, List<Option> full) {
    ParsedAnswer<Integer> found = ear.choice(text, open, TODAY);
    if (!(found instanceof ParsedAnswer.Unclear<Integer>(_, var several))) {
      return HeardOutcome.of(found, HearingQuestions::place);
    }
    if (several.size() > 1) {
      return HeardOutcome.taken(
          several.stream()
              .map(HearingQuestions::place)
              .collect(Collectors.joining(" ", "narrow ", "")));
    }
    return full.isEmpty() || !several.isEmpty()
        ? HeardOutcome.asked()
        : HeardOutcome.of(ear.choice(text, full, TODAY), _ -> "full");
  }

  private static String place(int at) {
    return Integer.toString(at + 1);
  }

  private static final List<Option> PLAIN =
      Stream.of("qqqw", "qqqx", "qqqy", "qqqz").map(Option::of).toList();

  private static final List<Option> OPEN =
      List.of(
          shift(5, 6, "Sunset", "Los Angeles"),
          shift(5, 10, "Sunset", "Los Angeles"),
          shift(5, 14, "Sunset", "Los Angeles"),
          shift(5, 6, "Fontana", "Fontana"),
          shift(5, 10, "Fontana", "Fontana"),
          shift(6, 6, "Sunset", "Los Angeles"),
          shift(6, 14, "West Side", "Los Angeles"),
          shift(6, 10, "Harbor", "Harbor City"),
          shift(7, 6, "Fontana", "Fontana"));

  private static final List<Option> FULL = List.of(shift(6, 10, "Sunset", "Los Angeles"));

  private static Option shift(int day, int from, String site, String city) {
    return new Option(
        from + "-" + (from + 4) + " " + site,
        List.of(site, city),
        Optional.of(LocalDate.of(2026, 10, day)),
        Optional.of(LocalTime.of(from, 0)),
        Optional.of(LocalTime.of(from + 4, 0)));
  }

  private static Map<String, Option> sites(Path locals) {
    try {
      String text = Files.readString(locals);
      var file =
          LocalsFile.read(
              YamlFile.parse(text, locals.toString(), new Problems()).orElseThrow(),
              new Problems());
      var sites = new LinkedHashMap<String, Option>();
      file.sites().forEach(entry -> sites.put(entry.site().slug(), option(entry.site())));
      return sites;
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + locals, e);
    }
  }

  private static Option option(Site site) {
    var names = new ArrayList<>(List.of(site.slug(), site.city(), site.state(), site.zip()));
    names.addAll(site.aliases());
    return new Option(site.name(), names);
  }
}
