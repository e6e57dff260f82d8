package org.turnout.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.turnout.flow.FlowRuns.Open;
import org.turnout.language.AnswerParser;
import org.turnout.language.Grade;
import org.turnout.language.Led;
import org.turnout.language.SystemText;
import org.turnout.language.TextFold;

/// Begins the flow whose first question a sentence answers: "I work at Harbor now". Only a sure
/// answer begins it: "I moved to tears" does not.
///
/// @param open the questions that wait
record ToldFlows(
    TurnContext table,
    FlowRuns runs,
    AnswerParser ear,
    FlowKeywords keywords,
    AnswerMatcher answers,
    List<Open> open) {
  /// A flow, its first question and the answer to it.
  private record Told(
      FlowKeywords.Start start, Flow flow, Open first, AnswerFit answer, ParsedInput said) {}

  boolean told(ParsedInput heard) {
    Told one = first(heard.text());
    String brief = ear.cores().beforeStory(heard.text());
    if (one == null && !table.stuck() && !brief.equals(heard.text())) {
      one = first(brief); // "sorry, make that 20. forgot the night crew"
    }
    if (table.stuck()) {
      return true; // the turn comes by again with the rows
    }
    if (one == null) {
      return several(heard) || more(heard);
    }
    if (one.first().ask().type().orElse(null) instanceof AnswerType.Name
        && !open.isEmpty()
        && one.answer() instanceof AnswerFit.Answer name
        && new Corrections(table, runs, ear, answers).named(open.getFirst(), name.value())) {
      return true;
    }
    begin(one);
    return true;
  }

  private @Nullable Told first(String text) {
    return new NameSlip(table)
        .led(text)
        .or(() -> new UnitSlip(table, ear).led(text))
        .or(() -> keywords.led(text, ear))
        .or(() -> new MoreOrLess(table, ear).changed(text))
        .map(this::told)
        .orElse(null);
  }

  /// "New site downey and my zip is 90240": each part answers a flow of its own, one after another.
  private boolean several(ParsedInput heard) {
    var found = new ArrayList<Told>();
    List<String> parts = ear.parts(heard.text());
    for (String part : parts.size() > 1 ? parts : List.<String>of()) {
      Told one = keywords.led(part, ear).map(this::told).orElse(null);
      if (table.stuck()) {
        return true;
      }
      if (one != null && found.stream().noneMatch(it -> it.flow().equals(one.flow()))) {
        found.add(one);
      }
    }
    if (found.size() < 2) {
      return false;
    }
    found
        .subList(1, found.size())
        .reversed()
        .forEach(later -> runs.later(later.flow(), later.said().text()));
    String titles =
        found.stream().map(it -> runs.title(it.flow())).collect(Collectors.joining(", "));
    table.says(SystemText.IN_TURN, Map.of("flows", titles));
    begin(found.getFirst());
    return true;
  }

  /// "10 more" begins another order with that count, which is asked back.
  private boolean more(ParsedInput heard) {
    Optional<Long> count = open.isEmpty() ? ear.counts().more(heard.text()) : Optional.empty();
    Flow flow = count.flatMap(_ -> new MoreOrLess(table, ear).orders()).orElse(null);
    Open first = flow == null || isClosed(flow) ? null : runs.first(flow);
    if (count.isEmpty() || flow == null || first == null) {
      return table.stuck();
    }
    table.trace("more " + flow.name());
    if (ear.mentionedPurpose(heard.text()).isPresent()) { // all of it is asked back together
      String all = ear.counts().withoutMore(heard.text());
      runs.start(flow, Map.of(), FlowRuns.Before.PAUSES, all);
      return true;
    }
    runs.begin(flow, first);
    new SystemLists(table, runs)
        .confirm(
            ParsedInput.of(count.get().toString()),
            first.run(),
            count.get() + " " + runs.title(flow));
    return true;
  }

  private @Nullable Told told(Led<List<FlowKeywords.Start>> led) {
    ParsedInput rest = ParsedInput.of(ear.meant(led.rest()));
    for (FlowKeywords.Start start : led.value()) {
      Flow flow = table.sets.current().flows().get(start.flow());
      Open first = flow == null || isClosed(flow) ? null : runs.first(flow);
      ParsedInput said = first == null ? rest : wholeName(first, rest);
      AnswerFit fit = first == null ? AnswerFit.MISS : fit(first, said);
      if (table.stuck()) {
        return null;
      }
      if (flow != null && first != null && !isATry(first) && isPlain(fit)) {
        return new Told(start, flow, first, fit, said);
      }
    }
    return null;
  }

  /// One answer, or rows of a list that are as good: which is asked.
  private static boolean isPlain(AnswerFit fit) {
    return fit instanceof AnswerFit.Narrow
        || (fit instanceof AnswerFit.Answer answer && answer.grade() == Grade.SURE);
  }

  private void begin(Told one) {
    table.trace("told " + one.start().flow());
    new KeywordLanguage(table)
        .answer(
            one.start().language(),
            () -> {
              runs.begin(one.flow(), one.first());
              new AnswerTaker(table, runs)
                  .tell(new AnswerFit.Found(one.first(), one.answer()), one.said());
            });
  }

  /// A last name alone, "change my last name to Abara", takes the place of the last word of the
  /// name that we have.
  private ParsedInput wholeName(Open first, ParsedInput rest) {
    String name = table.fact("name");
    String word = rest.text().strip();
    int last = name.lastIndexOf(' ');
    return first.ask().type().orElse(null) instanceof AnswerType.Name
            && last > 0
            && word.chars().allMatch(ToldFlows::isOfName)
        ? ParsedInput.of(name.substring(0, last) + " " + word)
        : rest;
  }

  private static boolean isOfName(int c) {
    return Character.isLetter(c) || c == '-' || c == '\'';
  }

  /// A number said at a question for one, or for a row, is a try at that question.
  private boolean isATry(Open first) {
    return first.ask().type().orElse(null) instanceof AnswerType.Number
        && !open.isEmpty()
        && open.getFirst()
            .ask()
            .type()
            .filter(type -> type instanceof AnswerType.Number || type instanceof AnswerType.Choice)
            .isPresent();
  }

  private boolean isClosed(Flow flow) {
    return flow.audience() == Flow.Audience.MEMBERS && !table.facts.member();
  }

  /// How a text fits the first question of a flow; a row of its list is found by its name only.
  AnswerFit fit(Open first, ParsedInput text) {
    var question = new QuestionWriter(table, first.walk());
    boolean choice = first.ask().type().filter(AnswerType.Choice.class::isInstance).isPresent();
    ActionResult all = choice ? question.look((AnswerType.Choice) first.ask().type().get()) : null;
    List<Value.Row> rows = all == null ? List.of() : all.rows();
    var labels = question.labels(first.ask(), rows);
    AnswerFit fit = answers.fit(first.ask(), first.walk().words(first.ask()), text, labels);
    boolean several = fit instanceof AnswerFit.Narrow && isSaid(text, labels);
    return !choice || several || isNamed(fit, text, labels) ? fit : AnswerFit.MISS;
  }

  /// Whether a text is the whole name of a row: "orange county" is that of two.
  private static boolean isSaid(ParsedInput text, AnswerMatcher.Labels labels) {
    return labels.options().stream()
        .flatMap(option -> option.aliases().stream())
        .map(TextFold::words)
        .anyMatch(text.words()::equals);
  }

  /// Whether a row is found by what it is: a list that was not shown has no numbers, and a lone
  /// number names no place.
  private boolean isNamed(AnswerFit fit, ParsedInput text, AnswerMatcher.Labels labels) {
    var today = table.now.atZone(table.facts.zone()).toLocalDate();
    return text.words().chars().anyMatch(Character::isLetter)
        && fit instanceof AnswerFit.Answer answer
        && ear.mentionedOption(text.text(), labels.options(), today)
            .filter(at -> labels.rows().get(at).equals(answer.value()))
            .isPresent();
  }
}
