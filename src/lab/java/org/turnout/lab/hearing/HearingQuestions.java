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
  /// How an input is heard.
  @FunctionalInterface
  private interface Ear {
    HeardOutcome hears(AnswerParser ear, LabeledInput input);
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
    high(
        "yesno", (ear, input) -> HeardOutcome.of(ear.yesNo(input.text()), it -> it ? "yes" : "no"));
    high("ordinal", (ear, input) -> row(ear, input, input.context().plain(), List.of()));
    high("row", (ear, input) -> row(ear, input, input.context().open(), input.context().full()));
    high("name", (ear, input) -> HeardOutcome.of(ear.name(input.text()), it -> "= " + it));
    middle("number", HearingQuestions::number);
    middle("day", HearingQuestions::day);
    middle("time", (ear, input) -> HeardOutcome.of(ear.time(input.text()), LocalTime::toString));
    middle("moment", HearingQuestions::moment);
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
    return new LabeledInput(input.kind(), input.language(), right, input.text(), input.context());
  }

  HeardOutcome hear(LabeledInput input) {
    Question question = byKind.get(input.kind());
    return question == null
        ? compliance(input)
        : question.ear().hears(languages.listener(input.language()), input);
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

  private static HeardOutcome day(AnswerParser ear, LabeledInput input) {
    LocalDate today = input.context().today();
    List<LocalDate> days = input.context().days();
    return days.isEmpty()
        ? HeardOutcome.of(ear.date(input.text(), today), LocalDate::toString)
        : HeardOutcome.of(
            ear.choice(input.text(), days.stream().map(InputContext::day).toList(), today),
            at -> days.get(at).toString());
  }

  /// A day and a time of day, or one of them.
  private static HeardOutcome moment(AnswerParser ear, LabeledInput input) {
    ParsedAnswer<LocalDate> day = ear.date(input.text(), input.context().today());
    ParsedAnswer<LocalTime> time = ear.time(input.text());
    String value =
        Stream.of(day.known(), time.known())
            .flatMap(Optional::stream)
            .map(Object::toString)
            .collect(Collectors.joining("T"));
    return value.isEmpty() ? HeardOutcome.asked() : HeardOutcome.taken(value);
  }

  private static HeardOutcome number(AnswerParser ear, LabeledInput input) {
    ParsedAnswer<Long> number = ear.number(input.text());
    long most = input.context().most();
    return number.known().filter(n -> n >= 1 && n <= most).isPresent()
        ? HeardOutcome.of(number, n -> Long.toString(n))
        : HeardOutcome.asked();
  }

  private HeardOutcome site(AnswerParser ear, LabeledInput input) {
    List<String> keys = List.copyOf(sites.keySet());
    return HeardOutcome.of(
        ear.choice(input.text(), List.copyOf(sites.values()), input.context().today()), keys::get);
  }

  /// The flow that a first text starts; what else it says is not read yet.
  private HeardOutcome whole(AnswerParser ear, LabeledInput input) {
    String text = input.text();
    if (ear.requests(GlobalWord.STEWARD, text, false)) {
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
        .or(() -> requested(ear, text))
        .map(start -> HeardOutcome.taken("start " + start.flow()))
        .orElseGet(HeardOutcome::asked);
  }

  private Optional<FlowKeywords.Start> requested(AnswerParser ear, String text) {
    var request = keywords.requested(text, ear, "en");
    return request.asked() && request.things().size() == 1
        ? Optional.of(request.things().getFirst())
        : Optional.empty();
  }

  /// What could be a row of a list. Rows that are full are found by what they are, though they have
  /// no number.
  private static HeardOutcome row(
      AnswerParser ear, LabeledInput input, List<Option> open, List<Option> full) {
    LocalDate today = input.context().today();
    boolean number =
        full.isEmpty()
            || ear.choice(input.text(), InputContext.plain(open.size() + full.size()), today)
                instanceof ParsedAnswer.Understood<Integer>;
    List<Option> all = number ? open : Stream.concat(open.stream(), full.stream()).toList();
    ParsedAnswer<Integer> found = ear.choice(input.text(), all, today);
    if (!(found instanceof ParsedAnswer.Unclear<Integer>(_, var several))) {
      return HeardOutcome.of(found, at -> at < open.size() ? place(at) : "full");
    }
    return several.size() < 2
        ? HeardOutcome.asked()
        : HeardOutcome.taken(
            several.stream()
                .filter(at -> at < open.size())
                .map(HearingQuestions::place)
                .collect(Collectors.joining(" ", "narrow ", "")));
  }

  private static String place(int at) {
    return Integer.toString(at + 1);
  }

  private static Map<String, Option> sites(Path locals) {
    try {
      String text = Files.readString(locals);
      var file =
          LocalsFile.read(
              YamlFile.parse(text, locals.toString(), new Problems()).orElseThrow(),
              List.of(),
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
